from temporalio import workflow


@workflow.defn
class Ship:
    @workflow.run
    async def run(self, order_id: str, days: int) -> None:
        workflow.logger.info("%s in %s", order_id, days)


@workflow.defn
class Pay:
    @workflow.run
    async def run(self, order_id: str) -> None:
        await workflow.execute_child_workflow(Ship.run, order_id, 3, id=order_id)
        handle = await workflow.start_child_workflow("Ship", order_id, 3)
        await workflow.execute_child_workflow(Ship.run, *[order_id, 3])
        await workflow.execute_child_workflow("Note", order_id)
        await handle
