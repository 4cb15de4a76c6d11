from dataclasses import dataclass
from datetime import timedelta

from temporalio import activity, workflow

T = timedelta(seconds=30)


@activity.defn
async def load_rows(offset: int, size: int) -> list[str]: ...


@activity.defn
async def store(row: str) -> bool: ...


@workflow.defn
class Rounds:
    def __init__(self) -> None:
        self.attempts = 0

    @workflow.query
    def progress(self) -> int:
        return self.attempts

    @workflow.run
    async def run(self, goal: str) -> str:
        for _ in range(5):
            self.attempts += 1
            verdict = await workflow.execute_activity("judge", args=[goal], start_to_close_timeout=T)
            if verdict == "done":
                return verdict
        workflow.continue_as_new(goal)
