import argparse
import asyncio
import uuid

from temporalio.client import Client
from temporalio.contrib.pydantic import pydantic_data_converter
from temporalio.worker import Worker

from activities import describe, frank, maybe, send, show
from flows import LetterFlow, OddFlow
from models import Colour, Customer

QUEUE = "payloads"
WORKFLOWS = [LetterFlow, OddFlow]
ADA = Customer(id=uuid.UUID(int=7), email="ada@example.com", colours=[Colour.RED])


async def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--address", required=True)
    client = await Client.connect(
        parser.parse_args().address, data_converter=pydantic_data_converter
    )
    async with Worker(
        client,
        task_queue=QUEUE,
        workflows=WORKFLOWS,
        activities=[describe, frank, maybe, send, show],
    ):
        for flow in (LetterFlow, OddFlow):
            lines: list[str] = await client.execute_workflow(
                flow.__name__,
                ADA,
                id=f"payloads-{flow.__name__}",
                task_queue=QUEUE,
                result_type=list[str],
            )
            print("\n".join(lines))


if __name__ == "__main__":
    asyncio.run(main())
