from typing import Any

from temporalio import activity


@activity.defn
async def plan(url: str) -> dict[str, Any]:
    def inner() -> dict[str, Any]:
        return {"status": "inner"}

    return inner()
