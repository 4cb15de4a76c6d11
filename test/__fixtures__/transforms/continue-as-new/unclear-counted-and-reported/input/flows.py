from dataclasses import dataclass
from datetime import timedelta

from temporalio import activity, workflow

T = timedelta(seconds=30)


@activity.defn
async def load_rows(offset: int, size: int) -> list[str]: ...


@activity.defn
async def store(row: str) -> bool: ...


@workflow.defn
class Replays:
    def __init__(self) -> None:
        self.rows_processed = 0

    @workflow.signal
    def report(self, rows_processed: int) -> None:
        self.rows_processed = rows_processed

    @workflow.run
    async def run(self, state: dict) -> int:
        self.rows_processed = state["rows_processed"]
        result = await workflow.execute_activity(
            "replay", args=[self.rows_processed, 500], start_to_close_timeout=T
        )
        self.rows_processed += result["processed"]
        if result["more"]:
            workflow.continue_as_new({"rows_processed": self.rows_processed})
        return self.rows_processed
