import argparse
import asyncio

from temporalio.client import Client
from temporalio.worker import Worker

from activities import count, join, square
from flows import FanoutFlow, StarredFlow

QUEUE = "fanout"
WORKFLOWS = [FanoutFlow, StarredFlow]


async def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--address", required=True)
    client = await Client.connect(parser.parse_args().address)
    async with Worker(
        client,
        task_queue=QUEUE,
        workflows=WORKFLOWS,
        activities=[count, join, square],
    ):
        print(
            await client.execute_workflow(
                FanoutFlow.run, [1, 2, 3], id="fanout-fanout", task_queue=QUEUE
            )
        )
        print(
            await client.execute_workflow(
                StarredFlow.run, [4, 5, 6], id="fanout-starred", task_queue=QUEUE
            )
        )


if __name__ == "__main__":
    asyncio.run(main())
