from datetime import timedelta
from temporalio import workflow
from temporalio.workflow import execute_activity as call

from acts import pack, Parcels


@workflow.defn
class Ship:
    @workflow.run
    async def run(self, parcel: str) -> None:
        await workflow.execute_activity(pack, args=[parcel])
        await workflow.execute_local_activity(pack, args=[parcel], start_to_close_timeout=None)
        await workflow.execute_activity_method(Parcels.weigh, args=[parcel], schedule_to_start_timeout=timedelta(seconds=3))
        await call("pack", args=[parcel], start_to_close_timeout=timedelta(0))
        workflow.start_activity(pack, args=[parcel])
