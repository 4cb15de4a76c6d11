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
class Remembering:
    def __init__(self) -> None:
        self.pages = {}

    @workflow.run
    async def run(self, request: Request) -> dict:
        for page in range(request.tries):
            self.pages[page] = await workflow.execute_activity(next_page, args=[page], start_to_close_timeout=T)
        return {"pages": self.pages, "count": len(self.pages)}


@workflow.defn
class Unknown:
    @workflow.run
    async def run(self, request: Request) -> list:
        pages = []
        async for page in self.source():
            pages += [await workflow.execute_activity("read-page", args=[page], start_to_close_timeout=T)]
        return sorted(pages)
