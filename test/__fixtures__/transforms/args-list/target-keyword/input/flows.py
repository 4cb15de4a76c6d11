from temporalio import workflow


async def pay(charge, order_id, **options):
    await workflow.execute_activity(activity=charge, arg=order_id, **options)
    await workflow.execute_activity(arg=order_id, activity="charge", **options)
    await workflow.execute_activity(activity=charge, args=[order_id], **options)
    await workflow.execute_activity(activity=charge, **options)
