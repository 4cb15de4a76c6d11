import argparse
import asyncio
from datetime import timedelta

from flows import DeskFlow
from temporalio.client import (
    Client,
    Schedule,
    ScheduleActionStartWorkflow,
    ScheduleIntervalSpec,
    ScheduleSpec,
    WithStartWorkflowOperation,
)
from temporalio.common import WorkflowIDConflictPolicy
from temporalio.worker import Worker

QUEUE = "params-schedules"
WORKFLOWS = [DeskFlow]


async def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--address", required=True)
    client = await Client.connect(parser.parse_args().address)
    async with Worker(client, task_queue=QUEUE, workflows=WORKFLOWS, activities=[]):
        start = WithStartWorkflowOperation(
            DeskFlow.run,
            args=["ada", 3],
            id="params-schedules-1",
            task_queue=QUEUE,
            id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
        )
        print(
            await client.execute_update_with_start_workflow(
                DeskFlow.note, "water", start_workflow_operation=start
            )
        )
        handle = await start.workflow_handle()
        await handle.signal(DeskFlow.close)
        print(await handle.result())

        signalled = await client.start_workflow(
            DeskFlow.run,
            args=["bob", 4],
            id="params-schedules-2",
            task_queue=QUEUE,
            start_signal="close",
        )
        print(await signalled.result())

        schedule = await client.create_schedule(
            "params-schedules",
            Schedule(
                action=ScheduleActionStartWorkflow(
                    DeskFlow.run,
                    args=["cho", 5],
                    id="params-schedules-3",
                    task_queue=QUEUE,
                ),
                spec=ScheduleSpec(
                    intervals=[ScheduleIntervalSpec(every=timedelta(days=30))]
                ),
            ),
        )
        await schedule.trigger()
        recent = (await schedule.describe()).info.recent_actions
        while not recent:
            await asyncio.sleep(0.2)
            recent = (await schedule.describe()).info.recent_actions
        scheduled = client.get_workflow_handle(recent[0].action.workflow_id)
        await scheduled.signal(DeskFlow.close)
        print(await scheduled.result())
        await schedule.delete()


if __name__ == "__main__":
    asyncio.run(main())
