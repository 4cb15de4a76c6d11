from dataclasses import dataclass
from datetime import timedelta

from temporalio import activity, workflow

T = timedelta(seconds=30)


@activity.defn
async def load_rows(offset: int, size: int) -> list[str]: ...


@activity.defn
async def store(row: str) -> bool: ...


@activity.defn
async def write(number: int) -> int: ...


@workflow.defn
class CountUp:
    @workflow.run
    async def run(self, first: int, target: int) -> int:
        current = first
        for _ in range(10):
            if current >= target:
                return current
            following = current + 1
            written = await workflow.execute_activity(
                write, args=[following], start_to_close_timeout=T
            )
            current = written
        # TODO(temporal-codemod): continue-as-new: a batch loop (first moves on).
        #   Convert it to a parent that starts one child workflow per batch.
        workflow.continue_as_new(args=[current, target])
