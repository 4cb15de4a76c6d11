from temporalio import workflow


async def pay(order_id, **options):
    return await workflow.execute_activity("charge", args=[order_id], **options)
