from typing import Annotated

from pydantic import BaseModel, Field
from temporalio import activity, workflow


class Request(BaseModel):
    approver_ids: Annotated[list[str], Field(max_length=3)]
    kids: list[str]
    grids: list[int]


@activity.defn
async def next_batch(seen_ids: list[str]) -> list[str]:
    return []


@workflow.defn
class Sync:
    @workflow.run
    async def run(self, request: Request) -> list[str]:
        return []

    @workflow.signal
    def add(self, user_ids: list[str]) -> None: ...
