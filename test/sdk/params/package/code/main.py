import argparse
import asyncio

from shop import starter
from shop.flows import DeliveryFlow, OrderFlow
from temporalio.client import Client
from temporalio.worker import Worker

QUEUE = "params-package"
WORKFLOWS = [DeliveryFlow, OrderFlow]


async def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--address", required=True)
    client = await Client.connect(parser.parse_args().address)
    async with Worker(client, task_queue=QUEUE, workflows=WORKFLOWS, activities=[]):
        print(await starter.order(client, QUEUE, "lamp"))
        print(
            await client.execute_workflow(
                DeliveryFlow.run,
                args=["desk", "Side Street"],
                id="params-package-2",
                task_queue=QUEUE,
            )
        )


if __name__ == "__main__":
    asyncio.run(main())
