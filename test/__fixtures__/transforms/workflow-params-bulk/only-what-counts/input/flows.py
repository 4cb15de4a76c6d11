from typing import Annotated

from pydantic import BaseModel, Field, conlist
from temporalio import workflow


class Part(BaseModel):
    text: str


class Request(BaseModel):
    parts: tuple[Part, ...] = Field(default=(), max_length=64)
    more: Annotated[list[dict], Field(max_length=100)]
    listed: conlist(dict, max_length=50)
    notes: list[Part]
    remarks: list[Part]
    comments: list[Part]
    rows: list[dict]


class Bounded(BaseModel):
    rows: list[dict] = Field(default_factory=list, max_length=100)
    parts: Annotated[list[dict], Field(max_length=64)] | None = None


class Unbounded(BaseModel):
    rows: list[dict] = Field(default_factory=list, max_length=101)


@workflow.defn
class Import:
    @workflow.run
    async def run(self, request: Request) -> None:
        pass


@workflow.defn
class Small:
    @workflow.run
    async def run(self, request: Bounded) -> None:
        pass


@workflow.defn
class Large:
    @workflow.run
    async def run(self, request: Unbounded) -> None:
        pass
