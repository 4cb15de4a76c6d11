from temporalio import workflow


@workflow.defn
class Pay:
    @workflow.run
    async def run(self) -> None:
        workflow.logger.info("paid")

    @workflow.signal
    async def approve(self, order_id: str, level: int) -> None:
        workflow.logger.info("%s %s", order_id, level)

    @workflow.query
    def due(self, order_id: str, level: int) -> int:
        return len(order_id) + level
