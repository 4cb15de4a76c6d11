from typing import Any

from temporalio import workflow


@workflow.defn
class StateFlow:
    @workflow.run
    async def run(self, key: str) -> dict[str, Any]:
        state = await load(key)
        return {"state": state}


@workflow.defn
class ListFlow:
    @workflow.run
    async def run(self, key: str) -> list:
        return [key]
