import argparse
import asyncio

from temporalio.client import Client
from temporalio.common import WorkflowIDConflictPolicy
from temporalio.worker import Worker

from accounts import Account, Mail, fee, transfer
from flows import TransferFlow

QUEUE = "two-payloads"
WORKFLOWS = [TransferFlow]


async def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--address", required=True)
    client = await Client.connect(parser.parse_args().address)
    async with Worker(
        client,
        task_queue=QUEUE,
        workflows=WORKFLOWS,
        activities=[fee, transfer, Mail().notify],
    ):
        # A transfer that is under way already is waited for.
        lines = await client.execute_workflow(
            TransferFlow.run,
            args=[Account("A", 2000), Account("B", 0)],
            id="two-payloads-transfer",
            task_queue=QUEUE,
            id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
        )
        print("\n".join(lines))


if __name__ == "__main__":
    asyncio.run(main())
