from dataclasses import dataclass
from datetime import timedelta

from temporalio import activity, workflow

T = timedelta(seconds=30)


@activity.defn
async def load_rows(offset: int, size: int) -> list[str]: ...


@activity.defn
async def store(row: str) -> bool: ...


@workflow.defn
class Dynamic:
    def __init__(self) -> None:
        self.pending: list[str] = []
        workflow.set_signal_handler("push", self.push)

    def push(self, item: str) -> None:
        self.pending.append(item)

    @workflow.run
    async def run(self, pending: list[str]) -> None:
        self.pending.extend(pending)
        while self.pending:
            await workflow.execute_activity(
                store, args=[self.pending.pop(0)], start_to_close_timeout=T
            )
        workflow.continue_as_new(self.pending)
