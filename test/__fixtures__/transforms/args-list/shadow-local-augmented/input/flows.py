from temporalio import workflow


async def pay(charge, order_id):
    workflow += 1
    await workflow.execute_activity(charge, order_id, "queue")
