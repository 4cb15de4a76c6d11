from temporalio import workflow


@workflow.defn
class CrawlFlow:
    @workflow.run
    async def run(self, site: str, depth: int) -> None:
        workflow.logger.info(f"{site} {depth}")
