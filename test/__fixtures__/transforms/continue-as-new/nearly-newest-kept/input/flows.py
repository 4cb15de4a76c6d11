from dataclasses import dataclass
from datetime import timedelta

from temporalio import activity, workflow

T = timedelta(seconds=30)


@activity.defn
async def load_rows(offset: int, size: int) -> list[str]: ...


@activity.defn
async def store(row: str) -> bool: ...


@workflow.defn
class Chat:
    def __init__(self) -> None:
        self.lines: list[str] = []

    @workflow.signal
    def say(self, line: str) -> None:
        self.lines.append(line)

    @workflow.run
    async def run(self, lines: list[str]) -> None:
        self.lines = lines + self.lines
        while True:
            await workflow.wait_condition(lambda: bool(self.lines))
            await workflow.execute_activity("answer", args=[self.lines], start_to_close_timeout=T)
            if len(self.lines) > 100:
                workflow.continue_as_new(self.lines[-8:])
