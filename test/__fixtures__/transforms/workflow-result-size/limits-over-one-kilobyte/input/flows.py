from typing import Annotated

from pydantic import BaseModel, Field, constr
from temporalio import workflow


class Report(BaseModel):
    id: int
    body: Annotated[str, Field(max_length=20_000)]


class Notes(BaseModel):
    notes: list[constr(max_length=200)] = Field(max_length=50)


@workflow.defn
class ReportFlow:
    @workflow.run
    async def run(self, day: int) -> Report: ...


@workflow.defn
class NotesFlow:
    @workflow.run
    async def run(self, day: int) -> Notes: ...
