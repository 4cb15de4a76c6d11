import argparse
import asyncio

from flows import GreetFlow, IdleFlow
from temporalio.client import Client
from temporalio.worker import Worker

QUEUE = "params-defaults"
WORKFLOWS = [GreetFlow, IdleFlow]


async def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--address", required=True)
    client = await Client.connect(parser.parse_args().address)
    async with Worker(client, task_queue=QUEUE, workflows=WORKFLOWS, activities=[]):
        for number, args in enumerate([["Ada"], ["Bob", "Hi"], ["Cho", "Hey", 2]]):
            print(number, len(args))
        print(
            await client.execute_workflow(
                GreetFlow.run, "Ada", id="params-defaults-1", task_queue=QUEUE
            )
        )
        print(
            await client.execute_workflow(
                GreetFlow.run,
                args=["Cho", "Hey", 2],
                id="params-defaults-2",
                task_queue=QUEUE,
            )
        )
        print(
            await client.execute_workflow(
                IdleFlow.run, id="params-defaults-3", task_queue=QUEUE
            )
        )
        print(
            await client.execute_workflow(
                IdleFlow.run, 3, id="params-defaults-4", task_queue=QUEUE
            )
        )


if __name__ == "__main__":
    asyncio.run(main())
