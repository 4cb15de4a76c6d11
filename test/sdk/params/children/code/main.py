import argparse
import asyncio

from child import AddFlow
from parent import SumFlow
from temporalio.client import Client
from temporalio.worker import Worker

QUEUE = "params-children"
WORKFLOWS = [AddFlow, SumFlow]


async def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--address", required=True)
    client = await Client.connect(parser.parse_args().address)
    async with Worker(client, task_queue=QUEUE, workflows=WORKFLOWS, activities=[]):
        print(
            await client.execute_workflow(
                SumFlow.run,
                args=[[1, 2, 3], "sum "],
                id="params-children",
                task_queue=QUEUE,
            )
        )


if __name__ == "__main__":
    asyncio.run(main())
