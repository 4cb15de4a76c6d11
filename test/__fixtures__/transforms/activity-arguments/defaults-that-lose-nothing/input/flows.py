from collections.abc import Sequence
from typing import Any, Dict, List, Literal, NewType, Optional, TypedDict

from temporalio import activity, workflow

UserId = NewType("UserId", str)


class Options(TypedDict, total=False):
    name: str
    tags: list[str]


@activity.defn
async def text(name: str, times: int = 1) -> None:
    activity.logger.info("%s %s", name, times)


@activity.defn
async def collected(
    names: List[str], sizes: Dict[str, float], note: Optional[str], retry: bool = False
) -> None:
    activity.logger.info("%s %s %s %s", names, sizes, note, retry)


@activity.defn
async def anything(body: dict[str, Any], rest: list, other: dict, mode: Literal["a", "b"], limit: int = 1) -> None:
    activity.logger.info("%s %s %s %s %s", body, rest, other, mode, limit)


@activity.defn
async def named(user: UserId, options: Options, more: Sequence[str | None], limit: int = 1) -> None:
    activity.logger.info("%s %s %s %s", user, options, more, limit)


@activity.defn
async def half_annotated(user, options: set[str], limit: int = 1) -> None:
    activity.logger.info("%s %s %s", user, options, limit)


async def send(a, b, c, d) -> None:
    await workflow.execute_activity(text, args=["a"], task_queue="a")
    await workflow.execute_activity(collected, args=[["a"], {"a": 1}, None], task_queue="a")
    await workflow.execute_activity(anything, args=[a, b, c, d], task_queue="a")
    await workflow.execute_activity(named, args=[a, b, c], task_queue="a")
    await workflow.execute_activity(half_annotated, args=[a, b], task_queue="a")
    await workflow.execute_activity("text", args=[a], task_queue="a")
