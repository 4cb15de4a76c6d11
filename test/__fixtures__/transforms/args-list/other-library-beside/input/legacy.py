from cadence.workflow import execute_activity
from cadence import workflow


async def pay(order_id, cents):
    await execute_activity("charge", order_id, cents)
    await workflow.execute_activity("charge", order_id, cents)
