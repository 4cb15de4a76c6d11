from dataclasses import dataclass
from datetime import timedelta

from temporalio import activity, workflow

T = timedelta(seconds=30)


@activity.defn
async def load_rows(offset: int, size: int) -> list[str]: ...


@activity.defn
async def store(row: str) -> bool: ...


@activity.defn
async def find(after: str | None, size: int) -> list[str]: ...


@workflow.defn
class Sweep:
    @workflow.run
    async def run(self, state: dict | None = None) -> dict:
        state = state or {}
        after = state.get("after")
        totals = state.get("totals", {"kept": 0})
        names = await workflow.execute_activity(find, args=[after, 200], start_to_close_timeout=T)
        if not names:
            return totals
        newest = names[-1]
        for name in names:
            kept = await workflow.execute_activity(store, args=[name], start_to_close_timeout=T)
            totals["kept"] += int(kept)
        workflow.continue_as_new(arg={"after": newest, "totals": totals})
