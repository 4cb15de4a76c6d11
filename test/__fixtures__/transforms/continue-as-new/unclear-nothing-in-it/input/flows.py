from dataclasses import dataclass
from datetime import timedelta

from temporalio import activity, workflow

T = timedelta(seconds=30)


@activity.defn
async def load_rows(offset: int, size: int) -> list[str]: ...


@activity.defn
async def store(row: str) -> bool: ...


@workflow.defn
class Same:
    @workflow.run
    async def run(self, text: str) -> str:
        if workflow.info().continued_run_id is not None:
            return text
        workflow.continue_as_new(arg=text)


@workflow.defn
class Phases:
    @workflow.run
    async def run(self, phase: int) -> int:
        if phase < 3:
            workflow.continue_as_new(phase + 1)
        return phase
