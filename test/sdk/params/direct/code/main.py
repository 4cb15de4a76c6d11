import argparse
import asyncio

from checks import check_price
from flows import PriceFlow
from temporalio.client import Client
from temporalio.worker import Worker

QUEUE = "params-direct"
WORKFLOWS = [PriceFlow]


async def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--address", required=True)
    client = await Client.connect(parser.parse_args().address)
    async with Worker(client, task_queue=QUEUE, workflows=WORKFLOWS, activities=[]):
        print(await check_price())
        print(
            await client.execute_workflow(
                PriceFlow.run, args=[1000], id="params-direct", task_queue=QUEUE
            )
        )


if __name__ == "__main__":
    asyncio.run(main())
