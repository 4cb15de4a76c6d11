from dataclasses import dataclass
from datetime import timedelta

from temporalio import activity, workflow

T = timedelta(seconds=30)


@activity.defn
async def load_rows(offset: int, size: int) -> list[str]: ...


@activity.defn
async def store(row: str) -> bool: ...


@workflow.defn
class Backfill:
    @workflow.run
    async def run(self, job: str) -> None:
        finished = await workflow.execute_activity(
            "dispatch_batch", args=[job], start_to_close_timeout=T
        )
        if finished:
            return
        await workflow.sleep(30)
        workflow.continue_as_new(job)
