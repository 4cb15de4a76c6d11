from datetime import date, datetime
from typing import Any, Dict, List, Literal, Optional, Union
from uuid import UUID

from temporalio import workflow

MaybeName = Optional[str]


@workflow.defn
class ReportFlow:
    @workflow.run
    async def run(
        self,
        title: str,
        filters: Dict[str, Any] = None,
        columns: List[Optional[str]] = None,
        totals: Dict[str, None] = None,
        labels: "Dict[str, Any]" = None,
        anything: Any = None,
        thing: object = None,
        owner: MaybeName = None,
        mode: Literal["fast", None] = None,
        size: Union[int, None] = None,
        order: Literal["None"] = None,
    ) -> str:
        return f"{title} {filters} {columns} {totals} {labels} {anything} {thing} {owner} {mode} {size} {order}"


@workflow.defn
class WrongDefaultFlow:
    @workflow.run
    async def run(self, title: str, filters: dict = [], size: int = "3") -> str:
        return f"{title} {filters} {size}"


@workflow.defn
class SimpleKindsFlow:
    """The default converter takes all of this."""

    @workflow.run
    async def run(self, key: UUID, at: datetime, names: set[str]) -> str:
        return f"{key} {at} {names}"


@workflow.defn
class OtherKindsFlow:
    @workflow.run
    async def run(self, day: date, by_key: Dict[UUID, int], policy: str) -> str:
        return f"{day} {by_key} {policy}"
