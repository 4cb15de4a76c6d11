from datetime import timedelta
from typing import Optional

from temporalio import activity, workflow

TIMEOUT = timedelta(seconds=30)


@activity.defn
async def store(item: str) -> dict[str, str]:
    return {item: item}


@activity.defn
async def list_paths(item: str) -> Optional[list[str]]:
    return [item]


@activity.defn
async def place(item: str) -> Optional[str]:
    return item


@activity.defn
async def rows(item: str) -> list[dict[str, str]]:
    return [{item: item}]


@workflow.defn
class Stored:
    @workflow.run
    async def run(self, items: list[str]) -> dict:
        found = {}
        for item in items:
            found.update(await workflow.execute_activity(store, args=[item], start_to_close_timeout=TIMEOUT))
        return found


@workflow.defn
class Listed:
    @workflow.run
    async def run(self, items: list[str]) -> list:
        found = []
        for item in items:
            found.append(await workflow.execute_activity(list_paths, args=[item], start_to_close_timeout=TIMEOUT))
        return found


@workflow.defn
class Placed:
    @workflow.run
    async def run(self, items: list[str]) -> list:
        found = []
        for item in items:
            found.append(await workflow.execute_activity(place, args=[item], start_to_close_timeout=TIMEOUT))
        return found


@workflow.defn
class Rows:
    @workflow.run
    async def run(self, items: list[str]) -> list:
        found = []
        for item in items:
            found.append(await workflow.execute_activity(rows, args=[item], start_to_close_timeout=TIMEOUT))
        return found
