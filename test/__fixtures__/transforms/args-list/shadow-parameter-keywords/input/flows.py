from temporalio import workflow


async def pay(charge, order_id, **workflow):
    await workflow.execute_activity(charge, order_id, "queue")
