from typing import Any

from pydantic import BaseModel
from temporalio import workflow


class ImportRequest(BaseModel):
    """The input of ImportWorkflow."""

    source: str
    limit: int = 10
    reason: Any = None
    note: Any = None
    dry: Any = None


@workflow.defn
class ImportWorkflow:
    @workflow.run
    async def run(self, params: ImportRequest) -> int:
        source = params.source
        if params.limit > 5:
            print(params.reason, params.note)
        return len(source)


class CountRequest(BaseModel):
    """The input of CountWorkflow."""

    width: int
    height: int = 1
    depth: int | None = None


@workflow.defn
class CountWorkflow:
    @workflow.init
    def __init__(self, sizes: CountRequest) -> None:
        self.width = sizes.width

    @workflow.run
    async def run(self, sizes: CountRequest) -> int:
        if self.width > 10:
            workflow.continue_as_new(CountRequest(width=self.width - 1, depth=2))
        return sizes.width * sizes.height


class AskRequest(BaseModel):
    """The input of AskWorkflow."""

    verbose: Any = None


@workflow.defn
class AskWorkflow:
    @workflow.run
    async def run(self, options: AskRequest) -> bool:
        return "verbose" in options.model_fields_set
