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
        self.replayed = 0

    @workflow.signal
    def report(self, replayed: int) -> None:
        self.replayed = replayed

    @workflow.run
    async def run(self, state: dict) -> int:
        self.replayed = state["replayed"]
        result = await workflow.execute_activity(
            "replay", args=[self.replayed, 500], start_to_close_timeout=T
        )
        self.replayed += result["count"]
        if result["more"]:
            workflow.continue_as_new({"replayed": self.replayed})
        return self.replayed
