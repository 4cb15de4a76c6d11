from __future__ import annotations

import typing as t

from pydantic import BaseModel
from temporalio import activity, workflow


class Order(BaseModel):
    id: str


@activity.defn
async def a1(v: t.Annotated[str, "name"], w: "int", x: t.List[int]) -> None: ...


@activity.defn
async def a2(v: Order | None, w: int | str, x: bytes) -> None: ...


async def run() -> None:
    await workflow.execute_activity(a1, args=[1, "a", {"a": 1}])
    await workflow.execute_activity(a2, args=["a", [1], 1])
    await workflow.execute_activity(a2, args=[None, 1, b"x"])
