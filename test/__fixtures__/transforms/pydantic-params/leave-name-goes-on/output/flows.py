from pydantic import BaseModel
from temporalio import workflow


@workflow.defn
class RenewFlow:
    @workflow.run
    async def run(self, contract: str, months: int) -> None:
        workflow.logger.info(f"{contract} {months}")


@workflow.defn
class CancelFlow:
    @workflow.run
    async def run(self, contract: str, months: int) -> None:
        workflow.logger.info(f"{contract} {months}")


@workflow.defn
class RemindFlow:
    @workflow.run
    async def run(self, contract: str, months: int) -> None:
        workflow.logger.info(f"{contract} {months}")


@workflow.defn
class ReturnedFlow:
    @workflow.run
    async def run(self, contract: str, months: int) -> None:
        workflow.logger.info(f"{contract} {months}")


@workflow.defn
class KeptFlow:
    @workflow.run
    async def run(self, contract: str, months: int) -> None:
        workflow.logger.info(f"{contract} {months}")


@workflow.defn
class DefaultFlow:
    @workflow.run
    async def run(self, contract: str, months: int) -> None:
        workflow.logger.info(f"{contract} {months}")


@workflow.defn
class TabledFlow:
    @workflow.run
    async def run(self, contract: str, months: int) -> None:
        workflow.logger.info(f"{contract} {months}")


class LoggedFlowRequest(BaseModel):
    """The input of LoggedFlow."""

    contract: str
    months: int


@workflow.defn
class LoggedFlow:
    @workflow.run
    async def run(self, request: LoggedFlowRequest) -> None:
        workflow.logger.info(f"{request.contract} {request.months}")


class PrintedFlowRequest(BaseModel):
    """The input of PrintedFlow."""

    contract: str
    months: int


@workflow.defn
class PrintedFlow:
    @workflow.run
    async def run(self, request: PrintedFlowRequest) -> None:
        workflow.logger.info(f"{request.contract} {request.months}")


@workflow.defn
class OutsideFlow:
    @workflow.run
    async def run(self, contract: str, months: int) -> None:
        workflow.logger.info(f"{contract} {months}")


@workflow.defn
class LoopedFlow:
    @workflow.run
    async def run(self, contract: str, months: int) -> None:
        workflow.logger.info(f"{contract} {months}")
