from datetime import timedelta
from temporalio import workflow
from settings import COMMON, GROWING

RETRY = dict(summary="pack", heartbeat_timeout=timedelta(seconds=1))


@workflow.defn
class Ship:
    @workflow.run
    async def run(self, parcel: str) -> None:
        await workflow.execute_activity("pack", args=[parcel], **RETRY)
        await workflow.execute_activity("pack", args=[parcel], **COMMON)
        await workflow.execute_activity("pack", args=[parcel], **GROWING)
