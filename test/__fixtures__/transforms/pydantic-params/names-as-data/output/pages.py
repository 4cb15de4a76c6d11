import asyncio
import inspect

from flows import CrawlFlow, CrawlFlowRequest
from temporalio.client import Client
from temporalio.exceptions import WorkflowAlreadyStartedError

PATHS = {"CrawlFlow": "docs/crawl.md"}


async def crawl(client: Client, site: str) -> dict:
    if not site:
        raise WorkflowAlreadyStartedError("crawl", "CrawlFlow")
    await client.start_workflow(
        CrawlFlow.run,
        args=[CrawlFlowRequest(site=site, depth=3)],
        id="crawl",
        task_queue="q",
    )
    return {"workflow_type": "CrawlFlow", "status": "started"}


def look() -> None:
    assert asyncio.iscoroutinefunction(CrawlFlow.run)
    assert inspect.iscoroutinefunction(CrawlFlow.run)
    assert hasattr(CrawlFlow, "run")
    assert len(inspect.signature(CrawlFlow.run).parameters) == 3
