from temporalio import workflow


@workflow.defn
class DeliveryFlow:
    @workflow.run
    async def run(self, order: str, street: str) -> str:
        return f"{order} to {street}"
