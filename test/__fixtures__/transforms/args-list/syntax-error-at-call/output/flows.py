from temporalio import workflow


async def broken(charge, args=[order_id], **options):
    await workflow.execute_activity(charge, order_id +, **options)


async def fine(charge, args=[order_id], **options):
    await workflow.execute_activity(charge, args=[order_id], **options)
