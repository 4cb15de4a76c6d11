from dataclasses import dataclass
from datetime import timedelta

from temporalio import activity, workflow

T = timedelta(seconds=30)


@activity.defn
async def load_rows(offset: int, size: int) -> list[str]: ...


@activity.defn
async def store(row: str) -> bool: ...


from rounds import go_on


@workflow.defn
class Rounds:
    @workflow.run
    async def run(self, state: dict) -> None:
        rows = await workflow.execute_activity(
            load_rows, args=[state["offset"], 10], start_to_close_timeout=T
        )
        if rows:
            go_on(state, 10)
