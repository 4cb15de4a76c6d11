from temporalio import workflow


async def pay(order_id: str) -> None:
    await workflow.execute_activity("charge", args=[order_id], task_queue="billing")
    await workflow.execute_activity("refund", args=[order_id])
