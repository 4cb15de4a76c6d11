import subprocess
from temporalio import workflow
from errors import BadOrder, Gone


@workflow.defn
class Order:
    def __init__(self) -> None:
        if not CONFIG:
            raise RuntimeError("no config")

    @workflow.run
    async def run(self, amount: int) -> None:
        if amount <= 0:
            raise ValueError("amount")
        assert amount < 1000
        raise BadOrder

    @workflow.signal
    def stop(self, reason: str) -> None:
        self._check(reason)

    @workflow.update
    async def change(self, to: int) -> None:
        raise Gone(to)

    def _check(self, reason: str) -> None:
        if not reason:
            raise KeyError("reason")
        try:
            raise IndexError
        except KeyError:
            pass
        raise subprocess.CalledProcessError(1, "x")
