from dataclasses import dataclass
from datetime import timedelta

from temporalio import activity, workflow

T = timedelta(seconds=30)


@activity.defn
async def load_rows(offset: int, size: int) -> list[str]: ...


@activity.defn
async def store(row: str) -> bool: ...


async def recycle(*state) -> None:
    await workflow.wait_condition(workflow.all_handlers_finished)
    workflow.continue_as_new(args=state)


@workflow.defn
class Session:
    def __init__(self) -> None:
        self.lines: list[str] = []

    @workflow.signal
    def say(self, line: str) -> None:
        self.lines.append(line)

    @workflow.run
    async def run(self, lines: list[str]) -> None:
        self.lines = lines
        await workflow.wait_condition(lambda: len(self.lines) > 100)
        await recycle(self.lines[-10:])
