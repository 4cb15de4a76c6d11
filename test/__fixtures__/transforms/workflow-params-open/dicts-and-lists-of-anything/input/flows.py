from typing import Any, Mapping

from pydantic import BaseModel, JsonValue
from temporalio import workflow


class Options(BaseModel):
    name: str
    extra: dict[str, Any] = {}


class Request(BaseModel):
    options: Options | None = None


@workflow.defn
class OpenFlow:
    @workflow.run
    async def run(
        self,
        request: Request,
        config: dict,
        values: list,
        anything: list[Any],
        objects: Mapping[str, object],
        document: dict[str, JsonValue],
    ) -> None:
        ...
