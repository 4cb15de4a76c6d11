from dataclasses import dataclass
from datetime import timedelta

from temporalio import activity, workflow

T = timedelta(seconds=30)


@activity.defn
async def load_rows(offset: int, size: int) -> list[str]: ...


@activity.defn
async def store(row: str) -> bool: ...


def restart(offset: int) -> None:
    workflow.continue_as_new(offset + 10)


@workflow.defn
class Rows:
    @workflow.run
    async def run(self, offset: int) -> None:
        if await workflow.execute_activity(load_rows, args=[offset, 10], start_to_close_timeout=T):
            restart(offset)


@workflow.defn
class Listener:
    @workflow.run
    async def run(self, offset: int) -> None:
        await workflow.wait_condition(lambda: False)
        restart(offset)


def nobody_calls_it(state: dict) -> None:
    workflow.continue_as_new(state)


workflow.continue_as_new()
