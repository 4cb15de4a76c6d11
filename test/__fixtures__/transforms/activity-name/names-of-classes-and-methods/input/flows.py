from temporalio import workflow


async def pay(order_id: str) -> None:
    await workflow.execute_activity("note", args=[order_id])
    await workflow.execute_activity("charge", args=[order_id])
    await workflow.execute_activity("Note", args=[order_id])
    await workflow.execute_activity("Billing.charge", args=[order_id])
    workflow.start_local_activity("charged", order_id)
