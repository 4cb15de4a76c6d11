import argparse
import asyncio

from temporalio.client import Client
from temporalio.worker import Worker

from .common import Item
from .flows.checkout import CheckoutFlow
from .flows.delivery import DeliveryFlow
from .tasks import ALL, Stock

QUEUE = "package"
WORKFLOWS = [CheckoutFlow, DeliveryFlow]


async def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--address", required=True)
    client = await Client.connect(parser.parse_args().address)
    async with Worker(
        client,
        task_queue=QUEUE,
        workflows=WORKFLOWS,
        activities=[*ALL, Stock().take],
    ):
        items = [Item("pen", 3), Item("paper")]
        print(
            await client.execute_workflow(
                CheckoutFlow.run, items, id="package-checkout", task_queue=QUEUE
            )
        )


if __name__ == "__main__":
    asyncio.run(main())
