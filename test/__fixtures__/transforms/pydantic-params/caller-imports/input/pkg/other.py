from __future__ import annotations
from typing import TYPE_CHECKING
from temporalio import workflow

if TYPE_CHECKING:
    from .flows import Flow


@workflow.defn
class Parent:
    @workflow.run
    async def run(self, a: str, b: int) -> None:
        from .flows import Flow
        await workflow.execute_child_workflow(Flow.run, args=[a, b])

    async def other(self, a: str) -> None:
        from . import flows
        await workflow.execute_child_workflow(flows.Flow.run, a)
