from temporalio import workflow


async def pay(order_id: str) -> None:
    await workflow.execute_activity("shop.charge", args=[order_id])
    await workflow.execute_activity("shop.refund", args=[order_id])
    await workflow.execute_activity("send_the_bill", args=[order_id])
