import argparse
import asyncio

from flows import CountdownFlow
from temporalio.client import Client
from temporalio.worker import Worker

QUEUE = "params-rebinding"
WORKFLOWS = [CountdownFlow]


async def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--address", required=True)
    client = await Client.connect(parser.parse_args().address)
    async with Worker(client, task_queue=QUEUE, workflows=WORKFLOWS, activities=[]):
        lines = await client.execute_workflow(
            CountdownFlow.run,
            args=["left", 5, 2, "unused"],
            id="params-rebinding",
            task_queue=QUEUE,
        )
        print("\n".join(lines))


if __name__ == "__main__":
    asyncio.run(main())
