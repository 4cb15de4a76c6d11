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
        found = {}
        for name, group in request.groups.items():
            for item in group:
                found[item.key] = await workflow.execute_activity(handle, args=[item], start_to_close_timeout=T)
        return list(found.values())
