from dataclasses import dataclass
from datetime import timedelta

from temporalio import activity, workflow

T = timedelta(seconds=30)


@activity.defn
async def load_rows(offset: int, size: int) -> list[str]: ...


@activity.defn
async def store(row: str) -> bool: ...


@dataclass
class Window:
    offset: int = 0
    size: int = 50
    stored: int = 0


@workflow.defn
class StoreRows:
    @workflow.run
    async def run(self, window: Window) -> int:
        rows = await workflow.execute_activity(
            load_rows, args=[window.offset, window.size], start_to_close_timeout=T
        )
        if not rows:
            return window.stored
        for row in rows:
            await workflow.execute_activity(store, args=[row], start_to_close_timeout=T)
        workflow.continue_as_new(
            Window(window.offset + window.size, window.size, window.stored + len(rows))
        )
