from temporalio import workflow


async def pay(charge, order_id):
    await workflow.unsafe.execute_activity(charge, order_id)
    await workflow.execute_activity.inner(charge, order_id)
    await workflow.execute_activity_soon(charge, order_id)
