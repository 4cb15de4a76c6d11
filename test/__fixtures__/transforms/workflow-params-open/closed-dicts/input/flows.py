from typing import Any, TypedDict

from temporalio import workflow


class Limits(TypedDict):
    rate: int


@workflow.defn
class ClosedFlow:
    @workflow.run
    async def run(self, limits: Limits, labels: dict[str, str], counts: dict[str, int], anything: Any) -> None:
        ...
