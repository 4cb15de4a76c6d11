from typing import Any

from temporalio import activity, workflow


@activity.defn
async def store(value: dict[str, Any], rest: list[Any]) -> str:
    return ""


@workflow.defn
class Shop:
    @workflow.run
    async def run(self, order: str | None) -> None: ...

    def helper(self, value: Any) -> Any: ...
