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
        done = []
        for item in request.items:
            result = await workflow.execute_activity(handle, args=[item], start_to_close_timeout=T)
            done.append(result)
        return done
