from datetime import timedelta

from temporalio import workflow


@workflow.defn
class Ship:
    @workflow.run
    async def run(self, parcel: str, limits: dict) -> None:
        await workflow.execute_activity("pack", args=[parcel],[**dict(start_to_close_timeout=timedelta(seconds=1)))
