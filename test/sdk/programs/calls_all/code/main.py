import argparse
import asyncio
from datetime import timedelta

from temporalio.client import (
    Client,
    Schedule,
    ScheduleActionStartWorkflow,
    ScheduleIntervalSpec,
    ScheduleSpec,
    WithStartWorkflowOperation,
    WorkflowUpdateStage,
)
from temporalio.common import WorkflowIDConflictPolicy
from temporalio.worker import Worker

from flows import Countdown, Job, Listener, Parent, say

QUEUE = "calls-all"
WORKFLOWS = [Countdown, Listener, Parent]


async def listen(client: Client) -> None:
    handle = await client.start_workflow(
        Listener.run, Job("listener"), id="calls-listener", task_queue=QUEUE
    )
    await handle.signal(Listener.tell, "hello")
    greeted: bool = await handle.query(Listener.starts_with, "he")
    asked: int = await handle.execute_update(Listener.ask, Job("first", 10))
    print(greeted, asked)
    update = await handle.start_update(
        Listener.ask, arg=Job("second", 20), wait_for_stage=WorkflowUpdateStage.ACCEPTED
    )
    print(await update.result())
    operation = WithStartWorkflowOperation(
        Listener.run,
        Job("not used"),
        id="calls-listener",
        task_queue=QUEUE,
        id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
    )
    print(
        await client.execute_update_with_start_workflow(
            Listener.ask, Job("third"), start_workflow_operation=operation
        )
    )
    await handle.signal(Listener.stop, "bye")
    print(await handle.result())


async def schedule(client: Client) -> None:
    made = await client.create_schedule(
        "calls-schedule",
        Schedule(
            action=ScheduleActionStartWorkflow(
                Countdown.run, Job("scheduled"), id="calls-scheduled", task_queue=QUEUE
            ),
            spec=ScheduleSpec(
                intervals=[ScheduleIntervalSpec(every=timedelta(days=9))]
            ),
        ),
    )
    try:
        action = (await made.describe()).schedule.action
        assert isinstance(action, ScheduleActionStartWorkflow)
        payloads = list(action.args)
        print(len(payloads), await client.data_converter.decode(payloads, [Job]))
    finally:
        await made.delete()


async def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--address", required=True)
    client = await Client.connect(parser.parse_args().address)
    async with Worker(client, task_queue=QUEUE, workflows=WORKFLOWS, activities=[say]):
        print(
            await client.execute_workflow(
                Parent.run, Job("parent"), id="calls-parent", task_queue=QUEUE
            )
        )
        await listen(client)
        await schedule(client)


if __name__ == "__main__":
    asyncio.run(main())
