from pydantic import BaseModel
from temporalio import workflow


@workflow.defn
class PrintFlow:
    @workflow.run
    async def run(
        self, job: str, limits: dict | None = None, dry_run: bool = False
    ) -> None:
        workflow.logger.info(f"{job} {limits} {dry_run}")


@workflow.defn
class PackFlow:
    @workflow.run
    async def run(self, job: str, note: str = "", colour: str = "") -> None:
        workflow.logger.info(f"{job} {note} {colour}")


@workflow.defn
class CountFlow:
    @workflow.run
    async def run(self, shelf: str, options: dict | None = None) -> None:
        workflow.logger.info(f"{shelf} {options}")


@workflow.defn
class LabelFlow:
    @workflow.run
    async def run(self, shelf: str, count: int) -> None:
        workflow.logger.info(f"{shelf} {count}")


@workflow.defn
class DataFlow:
    @workflow.run
    async def run(self, data: dict, count: int) -> None:
        workflow.logger.info(f"{data} {count}")


class NamedDataFlowRequest(BaseModel):
    """The input of NamedDataFlow."""

    data: dict
    shelf: str


@workflow.defn
class NamedDataFlow:
    @workflow.run
    async def run(self, request: NamedDataFlowRequest) -> None:
        workflow.logger.info(f"{request.data} {request.shelf}")


class FineFlowRequest(BaseModel):
    """The input of FineFlow."""

    shelf: str
    ratio: float
    note: str | None = None


@workflow.defn
class FineFlow:
    @workflow.run
    async def run(self, request: FineFlowRequest) -> None:
        workflow.logger.info(f"{request.shelf} {request.ratio} {request.note}")
