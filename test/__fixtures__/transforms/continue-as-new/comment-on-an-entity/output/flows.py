from dataclasses import dataclass
from datetime import timedelta

from temporalio import activity, workflow

T = timedelta(seconds=30)


@activity.defn
async def load_rows(offset: int, size: int) -> list[str]: ...


@activity.defn
async def store(row: str) -> bool: ...


@workflow.defn
class Became:
    @workflow.signal
    def stop(self) -> None: ...

    @workflow.run
    async def run(self, offset: int) -> None:
        await workflow.wait_condition(lambda: False)
        workflow.continue_as_new(offset)
