import argparse
import asyncio
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from uuid import UUID

from flows import TypesFlow
from kinds import Color
from temporalio.client import Client
from temporalio.contrib.pydantic import pydantic_data_converter
from temporalio.worker import Worker

QUEUE = "params-types"
WORKFLOWS = [TypesFlow]


async def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--address", required=True)
    client = await Client.connect(
        parser.parse_args().address, data_converter=pydantic_data_converter
    )
    async with Worker(client, task_queue=QUEUE, workflows=WORKFLOWS, activities=[]):
        key = UUID("12345678-1234-4234-8234-123456789abc")
        at = datetime(2026, 2, 3, 4, 5, tzinfo=timezone.utc)
        lines = await client.execute_workflow(
            TypesFlow.run,
            args=[Color.BLUE, key, at, Decimal("1.50"), timedelta(hours=1), None],
            id="params-types-1",
            task_queue=QUEUE,
        )
        print("\n".join(lines))
        lines = await client.execute_workflow(
            TypesFlow.run,
            args=[
                Color.RED,
                key,
                at,
                Decimal("2.25"),
                at - at,
                date(2026, 2, 28),
            ],
            id="params-types-2",
            task_queue=QUEUE,
        )
        print("\n".join(lines))


if __name__ == "__main__":
    asyncio.run(main())
