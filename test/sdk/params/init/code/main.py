import argparse
import asyncio

from flows import StockFlow
from temporalio.client import Client
from temporalio.worker import Worker

QUEUE = "params-init"
WORKFLOWS = [StockFlow]


async def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--address", required=True)
    client = await Client.connect(parser.parse_args().address)
    async with Worker(client, task_queue=QUEUE, workflows=WORKFLOWS, activities=[]):
        lines = await client.execute_workflow(
            StockFlow.run, args=["lamp", 3], id="params-init", task_queue=QUEUE
        )
        print("\n".join(lines))


if __name__ == "__main__":
    asyncio.run(main())
