from temporalio import workflow


async def pay(charge, order_id):
    await workflow.execute_activity(activity=charge, args=[order_id])
    await workflow.execute_activity(args=[order_id], activity=charge)
