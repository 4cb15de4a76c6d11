import argparse
import asyncio

from flows import EndFlow, RoundsFlow
from temporalio.client import Client
from temporalio.worker import Worker

QUEUE = "params-continuing"
WORKFLOWS = [EndFlow, RoundsFlow]


async def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--address", required=True)
    client = await Client.connect(parser.parse_args().address)
    async with Worker(client, task_queue=QUEUE, workflows=WORKFLOWS, activities=[]):
        handle = await client.start_workflow(
            RoundsFlow.run, args=[2], id="params-continuing", task_queue=QUEUE
        )
        print(await handle.result())


if __name__ == "__main__":
    asyncio.run(main())
