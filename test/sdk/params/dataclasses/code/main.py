import argparse
import asyncio

from flows import PackFlow
from records import Basket
from temporalio.client import Client
from temporalio.worker import Worker

QUEUE = "params-dataclasses"
WORKFLOWS = [PackFlow]


async def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--address", required=True)
    client = await Client.connect(parser.parse_args().address)
    async with Worker(client, task_queue=QUEUE, workflows=WORKFLOWS, activities=[]):
        print(
            await client.execute_workflow(
                PackFlow.run,
                Basket("ada", ["pen", "ink", "cup"]),
                id="params-dataclasses",
                task_queue=QUEUE,
            )
        )


if __name__ == "__main__":
    asyncio.run(main())
