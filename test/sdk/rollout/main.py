"""One deployment at work: main.py --address A [--queue Q] [--build B [--pinned]] WHAT ID, for what stands in WHAT.

`start` and `schedule` are starters, `work` is a worker; `wait` and `finish` see to an execution and bring a worker along,
unless --apart says that there is one already.
"""

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
from temporalio.common import VersioningBehavior, WorkerDeploymentVersion
from temporalio.worker import Worker, WorkerDeploymentConfig

from flows import ApprovalFlow, reserve


async def start(client: Client, workflow_id: str, queue: str) -> None:
    await client.start_workflow(
        ApprovalFlow.run,
        args=["lamp", 20, True],
        id=workflow_id,
        task_queue=queue,
    )


async def schedule(client: Client, schedule_id: str, queue: str) -> None:
    await client.create_schedule(
        schedule_id,
        Schedule(
            action=ScheduleActionStartWorkflow(
                ApprovalFlow.run,
                args=["desk", 5],
                id=f"{schedule_id}-run",
                task_queue=queue,
            ),
            spec=ScheduleSpec(
                intervals=[ScheduleIntervalSpec(every=timedelta(days=30))]
            ),
        ),
    )


async def wait(client: Client, workflow_id: str) -> None:
    handle = client.get_workflow_handle_for(ApprovalFlow.run, workflow_id)
    while await handle.query(ApprovalFlow.where) != "waiting":
        await asyncio.sleep(0.1)


async def finish(client: Client, workflow_id: str) -> None:
    handle = client.get_workflow_handle_for(ApprovalFlow.run, workflow_id)
    await handle.signal(ApprovalFlow.approve)
    print(await handle.result())


def worker(client: Client, queue: str, build: str | None, pinned: bool) -> Worker:
    deployment = None
    if build is not None:
        deployment = WorkerDeploymentConfig(
            version=WorkerDeploymentVersion(queue, build),
            use_worker_versioning=True,
            default_versioning_behavior=VersioningBehavior.PINNED
            if pinned
            else VersioningBehavior.AUTO_UPGRADE,
        )
    return Worker(
        client,
        task_queue=queue,
        workflows=[ApprovalFlow],
        activities=[reserve],
        deployment_config=deployment,
    )


async def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--address", required=True)
    parser.add_argument("--queue", default="rollout")
    parser.add_argument("--build")
    parser.add_argument("--pinned", action="store_true")
    parser.add_argument("--apart", action="store_true")
    parser.add_argument("what")
    parser.add_argument("id")
    options = parser.parse_args()
    client = await Client.connect(options.address)
    if options.what == "start":
        return await start(client, options.id, options.queue)
    if options.what == "schedule":
        return await schedule(client, options.id, options.queue)
    see_to = wait if options.what == "wait" else finish
    if options.apart:
        return await see_to(client, options.id)
    async with worker(client, options.queue, options.build, options.pinned):
        if options.what == "work":
            await asyncio.Future()
        await see_to(client, options.id)


if __name__ == "__main__":
    asyncio.run(main())
