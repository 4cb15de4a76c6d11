import argparse
import asyncio

from temporalio.client import Client
from temporalio.worker import Worker

from activities import double, loud, title, total
from flow_alias import AliasFlow
from flow_direct import DirectFlow
from flow_dotted import DottedFlow
from flow_reexport import ReexportFlow
from flow_star import StarFlow

QUEUE = "aliases"
WORKFLOWS = [AliasFlow, DirectFlow, DottedFlow, ReexportFlow, StarFlow]


async def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--address", required=True)
    client = await Client.connect(parser.parse_args().address)
    async with Worker(
        client,
        task_queue=QUEUE,
        workflows=WORKFLOWS,
        activities=[double, loud, title, total],
    ):
        print(
            await client.execute_workflow(
                AliasFlow.run, 21, id="aliases-alias", task_queue=QUEUE
            )
        )
        print(
            await client.execute_workflow(
                DottedFlow.run, 3, id="aliases-dotted", task_queue=QUEUE
            )
        )
        print(
            await client.execute_workflow(
                DirectFlow.run, "one fine day", id="aliases-direct", task_queue=QUEUE
            )
        )
        print(
            await client.execute_workflow(
                ReexportFlow.run, [1, 2, 3], id="aliases-reexport", task_queue=QUEUE
            )
        )
        print(
            await client.execute_workflow(
                StarFlow.run, 8, id="aliases-star", task_queue=QUEUE
            )
        )


if __name__ == "__main__":
    asyncio.run(main())
