from typing import Any

from pydantic import BaseModel
from temporalio import workflow


class MoveRequest(BaseModel):
    """The input of MoveWorkflow."""

    crate: str
    shelf: Any
    fast: bool = False
    weight: Any = 1
    boxes: Any = None
    label: str = ""
    parts: list[Any] = []


@workflow.defn
class MoveWorkflow:
    @workflow.run
    async def run(self, request: MoveRequest):
        return f"{request.crate} {request.shelf} {request.fast} {request.weight} {request.boxes} {request.label} {request.parts}"


class WaitRequest(BaseModel):
    """The input of WaitWorkflow."""

    seconds: int = 3
    reason: str = "none"


@workflow.defn
class WaitWorkflow:
    @workflow.run
    async def run(self, request: WaitRequest = WaitRequest()):
        return request.seconds, request.reason


class NamedAfterTypesRequest(BaseModel):
    """The input of NamedAfterTypesWorkflow."""

    list: Any = []
    items: Any = []


@workflow.defn
class NamedAfterTypesWorkflow:
    @workflow.run
    async def run(self, request: NamedAfterTypesRequest = NamedAfterTypesRequest()):
        return request.list, request.items
