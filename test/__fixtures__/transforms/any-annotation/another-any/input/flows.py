from temporalio import workflow

from .shapes import Any


@workflow.defn
class Shop:
    @workflow.run
    async def run(self, order: Any) -> None: ...
