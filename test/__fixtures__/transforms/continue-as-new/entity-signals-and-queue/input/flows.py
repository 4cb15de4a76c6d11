from dataclasses import dataclass
from datetime import timedelta

from temporalio import activity, workflow

T = timedelta(seconds=30)


@activity.defn
async def load_rows(offset: int, size: int) -> list[str]: ...


@activity.defn
async def store(row: str) -> bool: ...


@workflow.defn
class Cart:
    def __init__(self) -> None:
        self.items: list[str] = []

    @workflow.signal
    def add(self, item: str) -> None:
        self.items.append(item)

    @workflow.run
    async def run(self, items: list[str]) -> None:
        self.items = items + self.items
        while True:
            await workflow.wait_condition(lambda: bool(self.items))
            batch, self.items = self.items[:10], self.items[10:]
            for item in batch:
                await workflow.execute_activity(store, args=[item], start_to_close_timeout=T)
            if workflow.info().is_continue_as_new_suggested():
                workflow.continue_as_new(self.items)
