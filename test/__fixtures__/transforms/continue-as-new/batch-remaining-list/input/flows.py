from dataclasses import dataclass
from datetime import timedelta

from temporalio import activity, workflow

T = timedelta(seconds=30)


@activity.defn
async def load_rows(offset: int, size: int) -> list[str]: ...


@activity.defn
async def store(row: str) -> bool: ...


@workflow.defn
class Crawl:
    @workflow.run
    async def run(self, job: str, urls: list[str]) -> int:
        batch = urls[:20]
        remaining = urls[20:]
        for url in batch:
            await workflow.start_child_workflow("crawl-one", args=[job, url], id=f"{job}/{url}")
        if remaining:
            workflow.continue_as_new(args=[job, remaining])
        return len(batch)
