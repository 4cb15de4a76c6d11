from temporalio import workflow


async def pay(order_id, **options):
    return await workflow.execute_activity("charge", order_id, **options)
