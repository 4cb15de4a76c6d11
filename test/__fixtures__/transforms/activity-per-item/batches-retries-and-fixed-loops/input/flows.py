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
class Flow:
    @workflow.run
    async def run(self, request: Request) -> list[Item]:
        for start in range(0, len(request.items), request.size):
            batch = request.items[start : start + request.size]
            await workflow.execute_activity(handle, args=[batch], start_to_close_timeout=T)
        for attempt in range(request.tries):
            await workflow.execute_activity(handle, args=[request.items[0]], start_to_close_timeout=T)
        for item in request.items[:3]:
            await workflow.execute_activity(handle, args=[item], start_to_close_timeout=T)
        for name in ("first", "second"):
            await workflow.execute_activity(handle, args=[name], start_to_close_timeout=T)
        while request.tries:
            await workflow.execute_activity(handle, args=[request.items], start_to_close_timeout=T)
        await workflow.execute_activity(handle, args=[[item for item in request.items]], start_to_close_timeout=T)
        return []
