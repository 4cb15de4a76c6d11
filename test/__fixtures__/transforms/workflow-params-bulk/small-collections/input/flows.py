import enum
from typing import Annotated, ClassVar, Literal
from uuid import UUID

from pydantic import BaseModel, Field, PrivateAttr, conlist
from temporalio import workflow


class Mode(enum.Enum):
    FAST = "fast"


class Step(BaseModel):
    name: str


class Request(BaseModel):
    registry: ClassVar[list[Step]] = []
    path: str
    names: list[str]
    ids: list[UUID]
    modes: set[Mode]
    kinds: list[Literal["a", "b"]]
    labels: dict[str, str]
    groups: dict[str, list[str]]
    few: Annotated[list[Step], Field(max_length=5)]
    fewer: conlist(Step, max_length=3)
    default_few: list[Step] = Field(default_factory=list, max_length=10)
    hidden: list[Step] = Field(default_factory=list, exclude=True)
    _seen: list[Step] = PrivateAttr(default_factory=list)


@workflow.defn
class SmallFlow:
    @workflow.run
    async def run(self, request: Request, pair: tuple[str, int]) -> None:
        ...
