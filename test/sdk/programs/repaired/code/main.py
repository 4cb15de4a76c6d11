import argparse
import asyncio
from collections.abc import Awaitable, Callable

from temporalio.client import (
    Client,
    ScheduleActionStartWorkflow,
    WithStartWorkflowOperation,
    WorkflowUpdateStage,
)
from temporalio.common import WorkflowIDConflictPolicy
from temporalio.worker import Worker

from flows import Careful, Listener, Sum, add

QUEUE = "repaired"
WORKFLOWS = [Careful, Listener, Sum]


async def attempt(work: Callable[[], Awaitable[object]]) -> None:
    """Prints what comes of a call, or that it is refused."""
    name = getattr(work, "__name__", "")
    try:
        print(f"{name}: {await work()}")
    except TypeError:
        print(f"{name}: TypeError")


async def talk(client: Client) -> None:
    async def execute() -> object:
        return await client.execute_workflow(
            Sum.run, 1, 2, id="repaired-sum", task_queue=QUEUE
        )

    await attempt(execute)

    handle = await client.start_workflow(
        Listener.run, args=["listener", 6], id="repaired-listener", task_queue=QUEUE
    )

    async def signal() -> None:
        await handle.signal(Listener.tell, "signal", 1)

    async def query() -> object:
        return await handle.query(Listener.count, "signal", 1)

    async def update() -> object:
        return await handle.execute_update(Listener.ask, "update", 2)

    async def start_update() -> object:
        started = await handle.start_update(
            Listener.ask, "started", 1, wait_for_stage=WorkflowUpdateStage.ACCEPTED
        )
        return await started.result()

    async def with_start() -> object:
        operation = WithStartWorkflowOperation(
            Listener.run,
            "not used",
            1,
            id="repaired-listener",
            task_queue=QUEUE,
            id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
        )
        return await client.execute_update_with_start_workflow(
            Listener.ask,
            "with start",
            1,
            start_workflow_operation=operation,
        )

    for work in (signal, query, update, start_update, with_start):
        await attempt(work)
    await handle.signal(Listener.tell, args=["last", 6])
    print(await handle.result())


async def schedule() -> object:
    action = ScheduleActionStartWorkflow(
        Sum.run, 1, 2, id="repaired-scheduled", task_queue=QUEUE
    )
    return len(action.args)


async def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--address", required=True)
    client = await Client.connect(parser.parse_args().address)
    async with Worker(client, task_queue=QUEUE, workflows=WORKFLOWS, activities=[add]):
        print(
            await client.execute_workflow(
                Careful.run, "child", id="repaired-careful", task_queue=QUEUE
            )
        )
        print(
            await client.execute_workflow(
                Sum.run, args=[205, 1], id="repaired-again", task_queue=QUEUE
            )
        )
        await talk(client)
        await attempt(schedule)


if __name__ == "__main__":
    asyncio.run(main())
