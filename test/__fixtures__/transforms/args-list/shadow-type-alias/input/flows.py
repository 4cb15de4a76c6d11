from temporalio import workflow


async def pay(charge, order_id):
    type workflow = list[int]
    await workflow.execute_activity(charge, order_id, "queue")
