from temporalio import workflow


@workflow.defn
class Pay:
    @workflow.run
    async def run(self, order_id: str, cents: int) -> None:
        workflow.logger.info("%s %s", order_id, cents)
