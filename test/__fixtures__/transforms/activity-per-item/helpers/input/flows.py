import asyncio
from datetime import timedelta

from pydantic import BaseModel
from temporalio import activity, workflow


class Item(BaseModel):
    key: str


class Request(BaseModel):
    items: list[Item]
    groups: dict[str, list[Item]]
    tries: int
    size: int


@activity.defn
async def handle(item: Item) -> Item:
    return item


T = timedelta(seconds=5)


@workflow.defn
class ByMethod:
    @workflow.run
    async def run(self, request: Request) -> list[Item]:
        results = await self._all(request.items)
        return results

    async def _all(self, items: list[Item]) -> list[Item]:
        return [await self._one(item) for item in items]

    async def _one(self, item: Item) -> Item:
        return await workflow.execute_activity(handle, args=[item], start_to_close_timeout=T)


@workflow.defn
class ByInnerFunction:
    @workflow.run
    async def run(self, request: Request) -> list[Item]:
        limit = asyncio.Semaphore(3)

        async def one(item: Item) -> Item:
            async with limit:
                return await workflow.execute_activity(handle, args=[item], start_to_close_timeout=T)

        return await asyncio.gather(*(one(item) for item in request.items))
