from typing import Any

from temporalio import activity, workflow


@activity.defn
async def pack(thing: Any) -> Any: ...


@workflow.defn
class Box:
    @workflow.run
    async def run(self, _unused: Any, size: Any) -> None: ...

    @workflow.query
    def size(self, _: Any) -> int:
        return 1
