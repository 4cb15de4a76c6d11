from typing import Optional, Union

from models import Order, Refund
from temporalio import activity


@activity.defn
async def text(value: str) -> None:
    activity.logger.info("%s", value)


@activity.defn
async def number(value: int) -> None:
    activity.logger.info("%s", value)


@activity.defn
async def words(value: list[str]) -> None:
    activity.logger.info("%s", value)


@activity.defn
async def order(value: Order) -> None:
    activity.logger.info("%s", value)


@activity.defn
async def refund(value: Optional[Refund]) -> None:
    activity.logger.info("%s", value)


@activity.defn
async def mapping(value: dict[str, int]) -> None:
    activity.logger.info("%s", value)


@activity.defn
async def flag(value: Union[bool, None]) -> None:
    activity.logger.info("%s", value)
