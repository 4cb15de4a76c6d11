import argparse
import asyncio

import starters
from flows import JoinFlow
from temporalio.client import Client
from temporalio.worker import Worker

QUEUE = "params-aliases"
WORKFLOWS = [JoinFlow]


async def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--address", required=True)
    client = await Client.connect(parser.parse_args().address)
    async with Worker(client, task_queue=QUEUE, workflows=WORKFLOWS, activities=[]):
        for start in (
            starters.by_module,
            starters.by_short_module,
            starters.by_new_name,
            starters.by_constant,
            starters.inside,
        ):
            print(await start(client, QUEUE))


if __name__ == "__main__":
    asyncio.run(main())
