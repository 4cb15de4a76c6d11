import argparse
import asyncio

from flows import ScopesFlow
from temporalio.client import Client
from temporalio.worker import Worker

QUEUE = "params-scopes"
WORKFLOWS = [ScopesFlow]


async def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--address", required=True)
    client = await Client.connect(parser.parse_args().address)
    async with Worker(client, task_queue=QUEUE, workflows=WORKFLOWS, activities=[]):
        lines = await client.execute_workflow(
            ScopesFlow.run,
            args=[["ox", "emu"], 3, "ox"],
            id="params-scopes-1",
            task_queue=QUEUE,
        )
        print("\n".join(lines))
        lines = await client.execute_workflow(
            ScopesFlow.run,
            args=[["owl"], 1],
            id="params-scopes-2",
            task_queue=QUEUE,
        )
        print("\n".join(lines))


if __name__ == "__main__":
    asyncio.run(main())
