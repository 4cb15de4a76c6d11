from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, IntEnum
from typing import Annotated, Any, Literal, NamedTuple, NewType, Union
from uuid import UUID

from pydantic import BaseModel, Field
from temporalio import workflow
from temporalio.common import RetryPolicy

UserId = NewType("UserId", str)
Names = list[str]


class Color(Enum):
    RED = "red"


class Level(IntEnum):
    LOW = 1


class Point(NamedTuple):
    x: int
    y: int


class Address(BaseModel):
    street: str


@dataclass
class Person:
    name: str
    addresses: list[Address]
    boss: "Person | None" = None


class TypesFlowRequest(BaseModel):
    """The input of TypesFlow."""

    user: UserId
    names: Names
    person: "Person"
    later: "Later"
    point: Point
    color: Color | None
    level: Level
    at: datetime
    key: UUID
    policy: RetryPolicy
    mode: Literal["fast", "slow"]
    ratio: Annotated[float, Field(gt=0)]
    table: Mapping[str, Sequence[Union[int, str]]]
    anything: Any
    extras: dict[str, Any] = {}
    pause: timedelta = timedelta(seconds=3)


@workflow.defn
class TypesFlow:
    @workflow.run
    async def run(self, request: TypesFlowRequest) -> str:
        return f"{request.user} {request.names} {request.person} {request.later} {request.point} {request.color} {request.level} {request.at} {request.key} {request.policy} {request.mode} {request.ratio} {request.table} {request.anything} {request.extras} {request.pause}"


class Later(BaseModel):
    name: str
