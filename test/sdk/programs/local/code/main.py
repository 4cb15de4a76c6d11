import argparse
import asyncio

from temporalio.client import Client
from temporalio.worker import Worker

from flows import ParcelFlow
from work import Desk, Label, Parcel, flaky, weigh

QUEUE = "local"
WORKFLOWS = [ParcelFlow]


async def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--address", required=True)
    client = await Client.connect(parser.parse_args().address)
    async with Worker(
        client,
        task_queue=QUEUE,
        workflows=WORKFLOWS,
        activities=[weigh, flaky, Desk("Berlin").stamp, Label()],
    ):
        lines = await client.execute_workflow(
            ParcelFlow.run, Parcel(7, "Ada"), id="local-parcel", task_queue=QUEUE
        )
        print("\n".join(lines))


if __name__ == "__main__":
    asyncio.run(main())
