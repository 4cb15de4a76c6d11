from datetime import timedelta

from temporalio import workflow


@workflow.defn
class Shop:
    @workflow.run
    async def run(self, order: str) -> None:
        await workflow.execute_activity("refund", args=[order], start_to_close_timeout=timedelta(seconds=1))
        await workflow.execute_activity("chrage", args=[order], start_to_close_timeout=timedelta(seconds=1))
