from typing import Any

from temporalio import workflow


@workflow.defn
class StatusFlow:
    @workflow.run
    async def run(self, key: str, rows: int) -> dict[str, Any]:
        done = rows > 0
        if not key:
            return {"status": "empty"}
        return {"status": f"done {key}", "key": key, "rows": rows, "done": done, "size": len(key), "steps": ["a", "b"]}
