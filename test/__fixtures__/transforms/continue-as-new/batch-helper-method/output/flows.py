from dataclasses import dataclass
from datetime import timedelta

from temporalio import activity, workflow

T = timedelta(seconds=30)


@activity.defn
async def load_rows(offset: int, size: int) -> list[str]: ...


@activity.defn
async def store(row: str) -> bool: ...


@workflow.defn
class Publish:
    def __init__(self) -> None:
        self.offset = 0

    @workflow.run
    async def run(self, offset: int, limit: int) -> int:
        self.offset = offset
        rows = await workflow.execute_activity(
            load_rows, args=[self.offset, limit], start_to_close_timeout=T
        )
        for row in rows:
            await workflow.execute_activity(store, args=[row], start_to_close_timeout=T)
        return self.next_or_done(len(rows), limit)

    def next_or_done(self, found: int, limit: int) -> int:
        if found == limit:
            # TODO(temporal-codemod): continue-as-new: a batch loop (offset moves on).
            #   Convert it to a parent that starts one child workflow per batch.
            workflow.continue_as_new(args=[self.offset + limit, limit])
        return self.offset + found
