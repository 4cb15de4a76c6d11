from typing import Generic, TypeVar

from pydantic import BaseModel, RootModel
from temporalio import workflow

T = TypeVar("T")


class Record(BaseModel):
    id: int


class Page(BaseModel, Generic[T]):
    items: list[T]


class Request(Page[Record]):
    tenant: str


class Records(RootModel[list[Record]]):
    pass


class Names(Page[str]):
    tenant: str


@workflow.defn
class ByBase:
    @workflow.run
    async def run(self, request: Request) -> None: ...


@workflow.defn
class ByArgument:
    @workflow.run
    async def run(self, request: Page[Record]) -> None: ...


@workflow.defn
class ByRoot:
    @workflow.run
    async def run(self, records: Records) -> None: ...


@workflow.defn
class OnlyNames:
    @workflow.run
    async def run(self, request: Names) -> None: ...
