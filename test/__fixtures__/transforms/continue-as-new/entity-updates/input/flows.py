from dataclasses import dataclass
from datetime import timedelta

from temporalio import activity, workflow

T = timedelta(seconds=30)


@activity.defn
async def load_rows(offset: int, size: int) -> list[str]: ...


@activity.defn
async def store(row: str) -> bool: ...


@workflow.defn
class Ledger:
    def __init__(self) -> None:
        self.balance = 0

    @workflow.update
    async def book(self, amount: int) -> int:
        self.balance += amount
        return self.balance

    @workflow.run
    async def run(self, balance: int) -> None:
        self.balance = balance
        await workflow.wait_condition(
            lambda: workflow.info().is_continue_as_new_suggested()
            and workflow.all_handlers_finished()
        )
        workflow.continue_as_new(self.balance)
