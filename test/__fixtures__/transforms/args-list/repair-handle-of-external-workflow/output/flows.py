from temporalio import workflow


@workflow.defn
class Pay:
    def __init__(self) -> None:
        self.ship: workflow.ChildWorkflowHandle | None = None

    @workflow.run
    async def run(self, order_id: str) -> None:
        self.ship = await workflow.start_child_workflow("Ship", id="ship")
        await self.ship.signal("approve", args=[order_id, 1])
        other = workflow.get_external_workflow_handle_for(Pay.run, order_id)
        await other.signal(Pay.approve, args=[order_id, 1])
        await other.signal(Pay.cancel, order_id)

    @workflow.signal
    def approve(self, order_id: str, level: int) -> None:
        workflow.logger.info("%s %s", order_id, level)

    @workflow.signal
    def cancel(self, order_id: str) -> None:
        workflow.logger.info("%s", order_id)
