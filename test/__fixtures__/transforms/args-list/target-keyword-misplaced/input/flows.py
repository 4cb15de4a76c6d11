from temporalio import workflow


async def pay(charge, order_id, **options):
    await workflow.execute_activity(order_id, activity=charge, **options)
