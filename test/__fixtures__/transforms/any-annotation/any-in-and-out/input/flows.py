import typing
from typing import Any, Any as Whatever, Optional

from temporalio import activity, workflow

Json = Any


@activity.defn
async def store(value: Any, key: str) -> typing.Any:
    return value


@workflow.defn
class Shop:
    @workflow.run
    async def run(self, order: Optional[Any]) -> "Any":
        return order

    @workflow.signal
    def tell(self, value: Whatever) -> None: ...

    @workflow.update
    async def change(self, value: Json) -> object: ...
