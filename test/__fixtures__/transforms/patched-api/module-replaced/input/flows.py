from temporalio import workflow


async def pay(order_id):
    return await workflow.execute_activity("charge", order_id, task_queue="a")
