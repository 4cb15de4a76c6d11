import argparse
import asyncio

from flows import GreetFlow, ShoutFlow
from starter import start_all
from temporalio.client import Client
from temporalio.worker import Worker

QUEUE = "params-names"
WORKFLOWS = [GreetFlow, ShoutFlow]


async def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--address", required=True)
    client = await Client.connect(parser.parse_args().address)
    async with Worker(client, task_queue=QUEUE, workflows=WORKFLOWS, activities=[]):
        print("\n".join(await start_all(client, QUEUE)))


if __name__ == "__main__":
    asyncio.run(main())
