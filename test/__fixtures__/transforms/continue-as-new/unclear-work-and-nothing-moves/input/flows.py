from dataclasses import dataclass
from datetime import timedelta

from temporalio import activity, workflow

T = timedelta(seconds=30)


@activity.defn
async def load_rows(offset: int, size: int) -> list[str]: ...


@activity.defn
async def store(row: str) -> bool: ...


@workflow.defn
class Claims:
    @workflow.run
    async def run(self, queue: str) -> None:
        for _ in range(100):
            claimed = await workflow.execute_activity("claim", args=[queue], start_to_close_timeout=T)
            if claimed is None:
                return
            await workflow.execute_activity(store, args=[claimed], start_to_close_timeout=T)
        workflow.continue_as_new(queue)


@workflow.defn
class Attempts:
    @workflow.run
    async def run(self, attempt: int) -> None:
        done = await workflow.execute_activity("try_it", start_to_close_timeout=T)
        if not done:
            workflow.continue_as_new(attempt + 1)
