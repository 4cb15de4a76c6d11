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
    async def run(self, request: Request) -> Outcome:
        outcome = Outcome(items=[])
        for page in range(request.tries):
            result = await workflow.execute_activity(next_page, args=[page], start_to_close_timeout=T)
            outcome.items.append(result)
        return outcome
