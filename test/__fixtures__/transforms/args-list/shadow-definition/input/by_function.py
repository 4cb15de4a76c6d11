from temporalio import workflow
from temporalio.common import RetryPolicy

ONCE = RetryPolicy(maximum_attempts=1)


async def execute_activity(activity, queue, *payloads):
    return await workflow.execute_activity(
        activity, args=list(payloads), task_queue=queue, retry_policy=ONCE
    )


async def pay(charge, order_id):
    await execute_activity(charge, "queue", order_id)
