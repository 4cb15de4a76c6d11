import argparse
import asyncio

from flows import CallFlow
from temporalio.client import Client
from temporalio.worker import Worker

QUEUE = "params-patched"
WORKFLOWS = [CallFlow]


async def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--address", required=True)
    client = await Client.connect(parser.parse_args().address)
    async with Worker(client, task_queue=QUEUE, workflows=WORKFLOWS, activities=[]):
        print(
            await client.execute_workflow(
                CallFlow.run, args=["Ada", 3], id="params-patched", task_queue=QUEUE
            )
        )


if __name__ == "__main__":
    asyncio.run(main())
