from dataclasses import dataclass
from datetime import timedelta

from temporalio import activity, workflow

T = timedelta(seconds=30)


@activity.defn
async def load_rows(offset: int, size: int) -> list[str]: ...


@activity.defn
async def store(row: str) -> bool: ...


@workflow.defn
class Awaited:
    @workflow.run
    async def run(self, offset: int) -> int:
        rows = await workflow.execute_activity(load_rows, args=[offset, 5], start_to_close_timeout=T)
        if len(rows) < 5:
            return offset
        if offset % 2:
            await workflow.continue_as_new(offset + 5)
        return await (workflow.continue_as_new(offset + 5))


@workflow.defn
class Returned:
    @workflow.run
    async def run(self, offset: int) -> int:
        rows = await workflow.execute_activity(load_rows, args=[offset, 5], start_to_close_timeout=T)
        return offset if len(rows) < 5 else workflow.continue_as_new(offset + 5)


@workflow.defn
class Waits:
    @workflow.run
    async def run(self) -> None:
        await workflow.wait_condition(lambda: workflow.info().is_continue_as_new_suggested())
        await workflow.continue_as_new()
