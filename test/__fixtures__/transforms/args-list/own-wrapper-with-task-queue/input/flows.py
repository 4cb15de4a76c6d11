import wrappers
from temporalio import workflow
from wrappers import execute_activity


@workflow.defn
class Pay:
    @workflow.run
    async def run(self, order_id: str) -> None:
        await execute_activity("charge", "payments", order_id)
        await execute_activity("charge", "payments", order_id, 100)
        await wrappers.execute_activity("charge", "payments", order_id)
