from datetime import date, datetime
from typing import Any, Dict, List, Literal, Optional, Union
from uuid import UUID

from pydantic import BaseModel
from temporalio import workflow

MaybeName = Optional[str]


class ReportFlowRequest(BaseModel):
    """The input of ReportFlow."""

    title: str
    filters: Dict[str, Any] | None = None
    columns: List[Optional[str]] | None = None
    totals: Dict[str, None] | None = None
    labels: Optional["Dict[str, Any]"] = None
    anything: Any = None
    thing: object = None
    owner: MaybeName = None
    mode: Literal["fast", None] = None
    size: Union[int, None] = None
    order: Literal["None"] | None = None


@workflow.defn
class ReportFlow:
    @workflow.run
    async def run(self, request: ReportFlowRequest) -> str:
        return f"{request.title} {request.filters} {request.columns} {request.totals} {request.labels} {request.anything} {request.thing} {request.owner} {request.mode} {request.size} {request.order}"


@workflow.defn
class WrongDefaultFlow:
    @workflow.run
    async def run(self, title: str, filters: dict = [], size: int = "3") -> str:
        return f"{title} {filters} {size}"


class SimpleKindsFlowRequest(BaseModel):
    """The input of SimpleKindsFlow."""

    key: UUID
    at: datetime
    names: set[str]


@workflow.defn
class SimpleKindsFlow:
    """The default converter takes all of this."""

    @workflow.run
    async def run(self, request: SimpleKindsFlowRequest) -> str:
        return f"{request.key} {request.at} {request.names}"


class OtherKindsFlowRequest(BaseModel):
    """The input of OtherKindsFlow."""

    day: date
    by_key: Dict[UUID, int]
    policy: str


@workflow.defn
class OtherKindsFlow:
    @workflow.run
    async def run(self, request: OtherKindsFlowRequest) -> str:
        return f"{request.day} {request.by_key} {request.policy}"
