from datetime import datetime
from decimal import Decimal
from enum import Enum
from typing import Optional, TypedDict
from uuid import UUID

from elsewhere import Report
from pydantic import BaseModel, SecretStr
from temporalio import activity, workflow


class Kind(str, Enum):
    A = "a"


class Order(BaseModel):
    id: str


class Line(TypedDict):
    order: Order


@activity.defn
async def by_id(order: UUID, times: int = 1) -> None:
    activity.logger.info("%s %s", order, times)


@activity.defn
async def by_kind(kind: Kind, times: int = 1) -> None:
    activity.logger.info("%s %s", kind, times)


@activity.defn
async def since(start: Optional[datetime], times: int = 1) -> None:
    activity.logger.info("%s %s", start, times)


@activity.defn
async def unique(ids: set[str], times: int = 1) -> None:
    activity.logger.info("%s %s", ids, times)


@activity.defn
async def pair(ids: tuple[str, ...], times: int = 1) -> None:
    activity.logger.info("%s %s", ids, times)


@activity.defn
async def orders(ids: list[Order], times: int = 1) -> None:
    activity.logger.info("%s %s", ids, times)


@activity.defn
async def lines(line: Line, times: int = 1) -> None:
    activity.logger.info("%s %s", line, times)


@activity.defn
async def by_number(names: dict[int, str], times: int = 1) -> None:
    activity.logger.info("%s %s", names, times)


@activity.defn
async def content(body: bytes, times: int = 1) -> None:
    activity.logger.info("%s %s", body, times)


@activity.defn
async def money(amount: Decimal, times: int = 1) -> None:
    activity.logger.info("%s %s", amount, times)


@activity.defn
async def key(value: SecretStr, times: int = 1) -> None:
    activity.logger.info("%s %s", value, times)


@activity.defn
async def report(value: Report, times: int = 1) -> None:
    activity.logger.info("%s %s", value, times)


@activity.defn
async def second(name: str, when: datetime = datetime.min, times: int = 1) -> None:
    activity.logger.info("%s %s %s", name, when, times)


async def send(a, b) -> None:
    await workflow.execute_activity(by_id, args=[a], task_queue="a")
    await workflow.execute_activity(by_kind, args=[a], task_queue="a")
    await workflow.execute_activity(since, args=[a], task_queue="a")
    await workflow.execute_activity(unique, args=[a], task_queue="a")
    await workflow.execute_activity(pair, args=[a], task_queue="a")
    await workflow.execute_activity(orders, args=[a], task_queue="a")
    await workflow.execute_activity(lines, args=[a], task_queue="a")
    await workflow.execute_activity(by_number, args=[a], task_queue="a")
    await workflow.execute_activity(content, args=[a], task_queue="a")
    await workflow.execute_activity(money, args=[a], task_queue="a")
    await workflow.execute_activity(key, args=[a], task_queue="a")
    await workflow.execute_activity(report, args=[a], task_queue="a")
    await workflow.execute_activity(second, args=[a, b], task_queue="a")
    # Nothing that is sent changes here.
    await workflow.execute_activity(second, args=[a], task_queue="a")
