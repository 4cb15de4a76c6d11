from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, Field
from temporalio import workflow


class Summary(BaseModel):
    id: UUID
    at: datetime
    status: Literal["done", "failed"]
    counts: tuple[int, int, float]
    note: Annotated[str, Field(max_length=500)]


class Open(BaseModel):
    text: str
    parts: list[str]


@workflow.defn
class SmallFlow:
    @workflow.run
    async def run(self, day: int) -> Summary | None: ...


@workflow.defn
class OpenFlow:
    @workflow.run
    async def run(self, day: int) -> Open: ...
