import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Callable, Generic, Optional, TypedDict, TypeVar

import httpx
from temporalio import workflow

if TYPE_CHECKING:
    from decimal import Decimal

T = TypeVar("T")


class Plain:
    pass


class Typed(TypedDict):
    name: str


@dataclass
class Holder:
    name: str
    lock: asyncio.Lock


@workflow.defn
class PlainFlow:
    @workflow.run
    async def run(self, first: str, second: Plain) -> None: ...


@workflow.defn
class NestedFlow:
    @workflow.run
    async def run(self, first: str, second: Optional[list[Plain]] = None) -> None: ...


@workflow.defn
class CallableFlow:
    @workflow.run
    async def run(self, first: str, second: Callable[[], None]) -> None: ...


@workflow.defn
class BytesFlow:
    @workflow.run
    async def run(self, first: str, second: bytes) -> None: ...


@workflow.defn
class VariableFlow(Generic[T]):
    @workflow.run
    async def run(self, first: str, second: T) -> None: ...


@workflow.defn
class CheckersFlow:
    @workflow.run
    async def run(self, first: str, second: "Decimal") -> None: ...


@workflow.defn
class OutsideFlow:
    @workflow.run
    async def run(self, first: str, second: httpx.Response) -> None: ...


@workflow.defn
class HolderFlow:
    @workflow.run
    async def run(self, first: str, second: Holder) -> None: ...


@workflow.defn
class TypedDictFlow:
    @workflow.run
    async def run(self, first: str, second: Typed) -> None: ...


@workflow.defn
class UnknownFlow:
    @workflow.run
    async def run(self, first: str, second: "NoSuchType") -> None: ...
