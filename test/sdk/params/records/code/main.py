import argparse
import asyncio

from flows import LabelFlow, NoteFlow, OrderFlow
from records import Item, Level, Order
from temporalio.client import Client
from temporalio.worker import Worker

QUEUE = "params-records"
WORKFLOWS = [LabelFlow, NoteFlow, OrderFlow]


async def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--address", required=True)
    client = await Client.connect(parser.parse_args().address)
    async with Worker(client, task_queue=QUEUE, workflows=WORKFLOWS, activities=[]):
        lines = await client.execute_workflow(
            OrderFlow.run,
            args=[Order(7, [Item("lamp")]), [Item("desk", 2)], Level.HIGH],
            id="params-records-1",
            task_queue=QUEUE,
        )
        print("\n".join(lines))
        print(
            await client.execute_workflow(
                NoteFlow.run,
                args=[Order(8), "fragile"],
                id="params-records-2",
                task_queue=QUEUE,
            )
        )
        print(
            await client.execute_workflow(
                LabelFlow.run,
                args=[{"labels": "own", "level": 1}, Level.HIGH],
                id="params-records-3",
                task_queue=QUEUE,
            )
        )


if __name__ == "__main__":
    asyncio.run(main())
