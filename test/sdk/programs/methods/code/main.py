import argparse
import asyncio
from concurrent.futures import ThreadPoolExecutor

from temporalio.client import Client
from temporalio.worker import Worker

from flows import BookFlow, GreetFlow
from stores import Greet, Ledger

QUEUE = "methods"
WORKFLOWS = [BookFlow, GreetFlow]


async def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--address", required=True)
    client = await Client.connect(parser.parse_args().address)
    ledger = Ledger()
    with ThreadPoolExecutor(2) as executor:
        async with Worker(
            client,
            task_queue=QUEUE,
            workflows=WORKFLOWS,
            activities=[ledger.book, ledger.balance, ledger.names, Greet("Hi")],
            activity_executor=executor,
        ):
            print(
                await client.execute_workflow(
                    BookFlow.run, ["a", "b", "c"], id="methods-book", task_queue=QUEUE
                )
            )
            print(
                await client.execute_workflow(
                    GreetFlow.run, "Ada", id="methods-greet", task_queue=QUEUE
                )
            )


if __name__ == "__main__":
    asyncio.run(main())
