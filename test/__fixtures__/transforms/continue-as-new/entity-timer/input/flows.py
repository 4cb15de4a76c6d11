from dataclasses import dataclass
from datetime import timedelta

from temporalio import activity, workflow

T = timedelta(seconds=30)


@activity.defn
async def load_rows(offset: int, size: int) -> list[str]: ...


@activity.defn
async def store(row: str) -> bool: ...


import asyncio


@workflow.defn
class Nightly:
    @workflow.run
    async def run(self, hours: int) -> None:
        rows = await workflow.execute_activity(load_rows, args=[0, 100], start_to_close_timeout=T)
        for row in rows:
            await workflow.execute_activity(store, args=[row], start_to_close_timeout=T)
        await asyncio.sleep(hours * 3600)
        workflow.continue_as_new(hours)


@workflow.defn
class Polls:
    @workflow.run
    async def run(self, name: str) -> str:
        for _ in range(10):
            try:
                return await workflow.execute_activity("ready", args=[name], start_to_close_timeout=T)
            except Exception:
                workflow.logger.info("not yet")
            await workflow.sleep(1)
        workflow.continue_as_new(name)


@workflow.defn
class Ticks:
    @workflow.run
    async def run(self, tick: int) -> None:
        if tick == 10:
            return
        await asyncio.sleep(1)
        workflow.continue_as_new(tick + 1)
