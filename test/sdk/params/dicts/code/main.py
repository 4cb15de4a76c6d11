import argparse
import asyncio

from flows import ReportFlow
from temporalio.client import Client
from temporalio.worker import Worker

QUEUE = "params-dicts"
WORKFLOWS = [ReportFlow]


async def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--address", required=True)
    client = await Client.connect(parser.parse_args().address)
    async with Worker(client, task_queue=QUEUE, workflows=WORKFLOWS, activities=[]):
        given = {"title": "days", "rows": 9, "note": "long", "unread": True}
        print(
            await client.execute_workflow(
                ReportFlow.run, given, id="params-dicts-1", task_queue=QUEUE
            )
        )
        print(
            await client.execute_workflow(
                ReportFlow.run,
                {"title": "weeks"},
                id="params-dicts-2",
                task_queue=QUEUE,
            )
        )
        print(
            await client.execute_workflow(
                "ReportFlow", {"title": "years"}, id="params-dicts-3", task_queue=QUEUE
            )
        )


if __name__ == "__main__":
    asyncio.run(main())
