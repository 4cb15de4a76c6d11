from dataclasses import dataclass
from datetime import timedelta

from temporalio import activity, workflow

T = timedelta(seconds=30)


@activity.defn
async def load_rows(offset: int, size: int) -> list[str]: ...


@activity.defn
async def store(row: str) -> bool: ...


@workflow.defn
class Score:
    def __init__(self) -> None:
        self.latest = 0

    @workflow.run
    async def run(self, lead: str) -> int:
        self.latest = await workflow.execute_activity(
            "score", args=[lead], start_to_close_timeout=T
        )
        return self.latest

    @workflow.signal
    async def lead_updated(self, lead: str) -> None:
        workflow.continue_as_new(lead)

    @workflow.query
    def current(self) -> int:
        return self.latest
