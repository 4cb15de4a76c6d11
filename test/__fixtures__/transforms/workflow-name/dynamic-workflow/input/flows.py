from collections.abc import Sequence

from temporalio import workflow
from temporalio.common import RawValue


@workflow.defn(dynamic=True)
class Any:
    @workflow.run
    async def run(self, args: Sequence[RawValue]) -> None: ...


@workflow.defn
class Nightly:
    @workflow.run
    async def run(self, day: str) -> None:
        await workflow.execute_child_workflow("Nightli", day, id=f"{workflow.info().workflow_id}-1")
