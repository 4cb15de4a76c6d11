from typing import Any

from temporalio import workflow


@workflow.defn
class RowsFlow:
    @workflow.run
    async def run(self, key: str) -> dict[str, Any]:
        rows = [part for part in key]
        return {"status": "done", "rows": rows}


@workflow.defn
class SpreadFlow:
    @workflow.run
    async def run(self, key: str) -> dict[str, Any]:
        return {"status": "done", **more(key)}
