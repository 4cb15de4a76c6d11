from datetime import timedelta
from temporalio import workflow
from temporalio.common import RetryPolicy

T = timedelta(seconds=5)
POLICY = RetryPolicy(maximum_attempts=3)


@workflow.defn
class Ship:
    @workflow.run
    async def run(self, parcel: str, policy: RetryPolicy) -> None:
        await workflow.execute_activity("a", args=[parcel], start_to_close_timeout=T)
        await workflow.execute_activity("b", args=[parcel], start_to_close_timeout=T, retry_policy=None)
        await workflow.execute_activity("c", args=[parcel], start_to_close_timeout=T, retry_policy=RetryPolicy())
        await workflow.execute_activity(
            "d", args=[parcel], start_to_close_timeout=T, retry_policy=RetryPolicy(maximum_attempts=0)
        )
        await workflow.execute_activity("e", args=[parcel], schedule_to_close_timeout=T)
        await workflow.execute_activity("f", args=[parcel], start_to_close_timeout=T, retry_policy=POLICY)
        await workflow.execute_activity("g", args=[parcel], start_to_close_timeout=T, retry_policy=policy)
        await workflow.execute_activity(
            "h", args=[parcel], start_to_close_timeout=T, retry_policy=RetryPolicy(T, 2.0, T, 4)
        )
