from dataclasses import dataclass
from datetime import timedelta

from temporalio import activity, workflow

T = timedelta(seconds=30)


@activity.defn
async def load_rows(offset: int, size: int) -> list[str]: ...


@activity.defn
async def store(row: str) -> bool: ...


from functools import partial


@workflow.defn
class Later:
    @workflow.run
    async def run(self, offset: int) -> None:
        # TODO(temporal-codemod): continue-as-new: a batch loop (offset moves on).
        #   Convert it to a parent that starts one child workflow per batch.
        onward = lambda: workflow.continue_as_new(offset + 5)
        rows = await workflow.execute_activity(load_rows, args=[offset, 5], start_to_close_timeout=T)
        if rows:
            onward()


@workflow.defn
class HandedOn:
    @workflow.run
    async def run(self, offset: int) -> None:
        onward = partial(workflow.continue_as_new, offset + 5)
        rows = await workflow.execute_activity(load_rows, args=[offset, 5], start_to_close_timeout=T)
        if rows:
            onward()
