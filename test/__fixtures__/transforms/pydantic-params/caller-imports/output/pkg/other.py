from __future__ import annotations
from typing import TYPE_CHECKING
from temporalio import workflow
from pydantic import BaseModel

if TYPE_CHECKING:
    from .flows import Flow


class ParentRequest(BaseModel):
    """The input of Parent."""

    a: str
    b: int


@workflow.defn
class Parent:
    @workflow.run
    async def run(self, request: ParentRequest) -> None:
        from .flows import Flow, FlowRequest
        await workflow.execute_child_workflow(
            Flow.run, args=[FlowRequest(a=request.a, b=request.b)]
        )

    async def other(self, a: str) -> None:
        from . import flows
        await workflow.execute_child_workflow(flows.Flow.run, flows.FlowRequest(a=a))
