from temporalio import workflow


async def pay(charge, order_id):
    del workflow
    await workflow.execute_activity(charge, order_id, "queue")
