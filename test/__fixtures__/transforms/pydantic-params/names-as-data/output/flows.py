from pydantic import BaseModel
from temporalio import workflow


class CrawlFlowRequest(BaseModel):
    """The input of CrawlFlow."""

    site: str
    depth: int


@workflow.defn
class CrawlFlow:
    @workflow.run
    async def run(self, request: CrawlFlowRequest) -> None:
        workflow.logger.info(f"{request.site} {request.depth}")
