from typing import Any

from pydantic import BaseModel
from temporalio import activity


class Status(BaseModel):
    done: bool
    metadata: dict[str, Any]


@activity.defn
async def poll(url: str) -> Status: ...


@activity.defn
async def page(url: str) -> tuple[bool, dict[str, Any] | None]: ...
