from acme_temporal import workflow
from acme_temporal.workflow import execute_activity
from temporalio.common import RetryPolicy

ONCE = RetryPolicy(maximum_attempts=1)


async def pay(charge, order_id: str) -> None:
    await workflow.execute_activity(charge, order_id, "queue", retry_policy=ONCE)
    await execute_activity(charge, order_id, "queue", retry_policy=ONCE)
