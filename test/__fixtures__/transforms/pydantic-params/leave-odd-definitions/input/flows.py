from __future__ import annotations
from typing import TYPE_CHECKING
from temporalio import workflow

if TYPE_CHECKING:
    from pydantic import BaseModel


@workflow.defn
class Flow:
    @workflow.run
    async def run(self, a: str, b: int) -> BaseModel:
        return f"{a}{b}"
