from __future__ import annotations

import enum
import typing as t
import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

from temporalio import activity, workflow

UserId = t.NewType("UserId", str)
Alias = t.Union[int, str]
T = t.TypeVar("T")


class Color(str, enum.Enum):
    RED = "red"


class Place(t.TypedDict):
    city: str


class Point(t.NamedTuple):
    x: int
    y: int


@activity.defn
async def a1(v: uuid.UUID, w: datetime, x: timedelta, y: Decimal, z: Path) -> None: ...


@activity.defn
async def a2(v: Color, w: Place, x: Point, y: UserId, z: Alias) -> None: ...


@activity.defn
async def a3(v: t.Any, w: object, x: t.Literal["a"], y: T, z: t.Callable) -> None: ...


@activity.defn
async def a4(v: Sequence[int], w: Mapping[str, int], x: tuple[int, ...], y: float) -> None: ...


@activity.defn
async def a5(v: t.Annotated[str, "name"], w: "str | None", x: t.Optional["int"]) -> None: ...


async def run() -> None:
    await workflow.execute_activity(a1, args=["a", "b", 1, "1.5", "/tmp"])
    await workflow.execute_activity(a2, args=["red", {"city": "a"}, [1, 2], "u", 1])
    await workflow.execute_activity(a3, args=[1, "a", "a", 1, None])
    await workflow.execute_activity(a4, args=[[1], {"a": 1}, [1], 1])
    await workflow.execute_activity(a5, args=["a", None, None])
    await workflow.execute_activity(a5, args=["a" + "b", f"{1}", 1])
