from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from .delivery import DeliveryFlow


@workflow.defn
class OrderFlow:
    @workflow.run
    async def run(self, order: str, street: str) -> str:
        return await workflow.execute_child_workflow(
            DeliveryFlow.run,
            args=[order, street],
            id=f"{workflow.info().workflow_id}-delivery",
        )
