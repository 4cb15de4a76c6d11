import asyncio
import elsewhere
from temporalio import workflow
from temporalio.client import Client
from temporalio.exceptions import ActivityError, ApplicationError, CancelledError
from temporalio.worker import Worker
from errors import Failed, Known


@workflow.defn(failure_exception_types=[ValueError])
class Order:
    @workflow.run
    async def run(self, amount: int) -> None:
        try:
            self._check(amount)
        except KeyError:
            raise ApplicationError("amount", non_retryable=True)
        try:
            raise LookupError
        except Exception as error:
            workflow.logger.info(error)
        if amount == 1:
            raise UnicodeError
        if amount == 2:
            raise Failed
        if amount == 3:
            raise asyncio.CancelledError
        if amount == 4:
            raise TimeoutError
        if amount == 5:
            raise elsewhere.Error
        try:
            await workflow.sleep(1)
        except ActivityError as error:
            raise error
        except CancelledError:
            raise
        assert self.state is not None
        assert isinstance(amount, int)
        raise NotImplementedError

    @workflow.query
    def state(self) -> str:
        raise RuntimeError("not yet")

    @workflow.update
    async def change(self, to: int) -> None: ...

    @change.validator
    def check_change(self, to: int) -> None:
        if to < 0:
            raise TypeError("to")

    def _check(self, amount: int) -> None:
        if not amount:
            raise KeyError("amount")


@workflow.defn
class Listed:
    @workflow.run
    async def run(self) -> None:
        raise Known


def worker(client: Client) -> Worker:
    return Worker(client, task_queue="q", workflows=[Listed], workflow_failure_exception_types=[Known])
