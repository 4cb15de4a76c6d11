import logging

from temporalio import workflow

log = logging.getLogger(__name__)


def check(amount: int) -> None:
    if amount < 0:
        log.warning("a negative amount")
        raise ValueError("amount")


@workflow.defn
class Account:
    @workflow.run
    async def run(self) -> None: ...

    @workflow.query
    def balance(self) -> int:
        print("asked")
        return 0

    @workflow.update
    async def pay(self, amount: int) -> None: ...

    @pay.validator
    def validate_pay(self, amount: int) -> None:
        check(amount)
