from typing import Any

from pydantic import BaseModel
from temporalio import workflow


class PrintRequest(BaseModel):
    """The input of PrintWorkflow."""

    title: str
    color: bool = False
    copies: int = 1
    scale: float = 1.0
    paper: str = "A4"
    printer: Any = None
    tags: list[Any] = []
    extra: dict[str, Any] = {}
    owner: Any = ""
    pages: Any = 3
    dots: Any = 300
    note: Any = "-"


@workflow.defn
class PrintWorkflow:
    @workflow.run
    async def run(self, job: PrintRequest) -> int:
        title = job.title
        print(title, job.color, job.copies, job.scale)
        print(job.paper, job.printer, job.tags, job.extra)
        print(job.owner, job.pages, job.dots, job.note)
        return len(title)


class UnseenRequest(BaseModel):
    """The input of UnseenWorkflow."""

    dry: Any = False


@workflow.defn
class UnseenWorkflow:
    @workflow.run
    async def run(self, job: UnseenRequest) -> bool:
        return job.dry


class ReadRequest(BaseModel):
    """The input of ReadWorkflow."""

    dry: Any = False


@workflow.defn
class ReadWorkflow:
    @workflow.run
    async def run(self, job: ReadRequest) -> bool:
        return job.dry


class TestedRequest(BaseModel):
    """The input of TestedWorkflow."""

    dry: Any = False


@workflow.defn
class TestedWorkflow:
    @workflow.run
    async def run(self, job: TestedRequest) -> bool:
        return job.dry
