from temporalio import workflow

import legacy


async def pay(order_id, cents, **options):
    await legacy.workflow.execute_activity("charge", order_id, cents)
    await workflow.execute_activity("charge", args=[order_id, cents], **options)
