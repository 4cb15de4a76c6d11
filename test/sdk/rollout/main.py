"""One deployment at work: main.py --address A start|wait|finish|schedule ID."""

import argparse
import asyncio
from datetime import timedelta

from temporalio.client import (
    Client,
    Schedule,
    ScheduleActionStartWorkflow,
    ScheduleIntervalSpec,
    ScheduleSpec,
)
from temporalio.worker import Worker

from flows import ApprovalFlow, reserve

QUEUE = "rollout"


async def start(client: Client, workflow_id: str) -> None:
    await client.start_workflow(
        ApprovalFlow.run,
        args=["lamp", 20, True],
        id=workflow_id,
        task_queue=QUEUE,
    )


async def wait(client: Client, workflow_id: str) -> None:
    handle = client.get_workflow_handle_for(ApprovalFlow.run, workflow_id)
    while await handle.query(ApprovalFlow.where) != "waiting":
        await asyncio.sleep(0.1)


async def finish(client: Client, workflow_id: str) -> None:
    handle = client.get_workflow_handle_for(ApprovalFlow.run, workflow_id)
    await handle.signal(ApprovalFlow.approve)
    print(await handle.result())


async def schedule(client: Client, schedule_id: str) -> None:
    await client.create_schedule(
        schedule_id,
        Schedule(
            action=ScheduleActionStartWorkflow(
                ApprovalFlow.run,
                args=["desk", 5],
                id=f"{schedule_id}-run",
                task_queue=QUEUE,
            ),
            spec=ScheduleSpec(
                intervals=[ScheduleIntervalSpec(every=timedelta(days=30))]
            ),
        ),
    )


async def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--address", required=True)
    parser.add_argument("what")
    parser.add_argument("id")
    options = parser.parse_args()
    client = await Client.connect(options.address)
    if options.what == "start":
        return await start(client, options.id)
    if options.what == "schedule":
        return await schedule(client, options.id)
    async with Worker(
        client, task_queue=QUEUE, workflows=[ApprovalFlow], activities=[reserve]
    ):
        await (wait if options.what == "wait" else finish)(client, options.id)


if __name__ == "__main__":
    asyncio.run(main())
