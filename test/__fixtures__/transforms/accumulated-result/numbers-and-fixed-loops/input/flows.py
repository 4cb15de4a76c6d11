import asyncio
from datetime import timedelta

from pydantic import BaseModel
from temporalio import activity, workflow


class Item(BaseModel):
    key: str


class Outcome(BaseModel):
    items: list[Item]
    total: int = 0


class Request(BaseModel):
    items: list[Item]
    groups: dict[str, list[Item]]
    tries: int
    size: int


@activity.defn
async def handle(item: Item) -> Item:
    return item


@activity.defn
async def next_page(page: int) -> list[Item]:
    return []


@activity.defn
async def count(page: int) -> int:
    return 0


@workflow.defn
class Child:
    @workflow.run
    async def run(self, page: int) -> Outcome:
        return Outcome(items=[])


T = timedelta(seconds=5)


@workflow.defn
class Flow:
    @workflow.run
    async def run(self, request: Request) -> list:
        numbers = []
        for page in range(request.tries):
            numbers.append(await workflow.execute_activity(count, args=[page], start_to_close_timeout=T))
        both = [await workflow.execute_activity(next_page, args=[page], start_to_close_timeout=T) for page in (1, 2)]
        one = await asyncio.gather(
            workflow.execute_activity(next_page, args=[1], start_to_close_timeout=T),
            workflow.execute_activity(next_page, args=[2], start_to_close_timeout=T),
        )
        if both:
            return both
        if one:
            return one
        return numbers
