from durable import workflow
from durable.workflow import execute_activity
import durable.workflow
from temporalio.common import RetryPolicy

ONCE = RetryPolicy(maximum_attempts=1)


async def pay(charge, order_id):
    await workflow.execute_activity(charge, "queue", order_id)
    await execute_activity(charge, "queue", order_id)
    await durable.workflow.execute_activity(charge, "queue", order_id)
