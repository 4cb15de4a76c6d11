from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any, Callable, Generic, Optional, TypeVar

from pydantic import BaseModel
from temporalio import workflow
from temporalio.common import RawValue

T = TypeVar("T")


class Plain:
    pass


class Color(Enum):
    red = 1


@dataclass
class Data:
    x: int
    lock: Plain


@workflow.defn
class Names:
    @workflow.run
    async def run(self, _id: str, copy: int, json: str, model_name: str, schema: "Later", date: date, self_: int = 3) -> str:
        return f"{_id}{copy}{json}{model_name}{schema}{date}"


class MutableRequest(BaseModel):
    """The input of Mutable."""

    a: list[int] = []
    b: dict = {}
    c: Optional[str] = None
    d: int | None = None
    e: Any = dt.timedelta(days=1)


@workflow.defn
class Mutable:
    @workflow.run
    async def run(self, request: MutableRequest = MutableRequest()) -> str:
        request.a.append(1)
        return request.a


@workflow.defn
class Bad1:
    @workflow.run
    async def run(self, a: Plain, b: int) -> str:
        return a


@workflow.defn
class Bad2:
    @workflow.run
    async def run(self, a: Data, b: int) -> str:
        return a


@workflow.defn
class Bad3:
    @workflow.run
    async def run(self, a: Callable[[], int], b: int) -> str:
        return a


@workflow.defn
class Bad4:
    LIMIT = 3
    Kind = str

    @workflow.run
    async def run(self, a: int = LIMIT) -> str:
        return a


@workflow.defn
class Bad5:
    Kind = str

    @workflow.run
    async def run(self, a: "Bad5.Kind", b: Kind) -> str:
        return a


@workflow.defn
class Bad6(Generic[T]):
    @workflow.run
    async def run(self, a: T, b: int) -> str:
        return a


@workflow.defn
class Star:
    @workflow.run
    async def run(self, a: int, *rest: int) -> str:
        return a


@workflow.defn
class Raw:
    @workflow.run
    async def run(self, a: RawValue, b: int) -> str:
        return a


class Later:
    pass


class SameRequest(BaseModel):
    """The input of Same."""

    retries_: int = 3
    limit: int = retries


@workflow.defn
class Same:
    @workflow.run
    async def run(self, request: SameRequest = SameRequest()) -> str:
        return request.retries_


class Self2Request(BaseModel):
    """The input of Self2."""

    a: Color
    b: uuid.UUID
    c: "dt.datetime"
    d: "Color | None" = None


@workflow.defn
class Self2:
    @workflow.run
    async def run(this, request: Self2Request) -> str:
        return this.x + request.a
