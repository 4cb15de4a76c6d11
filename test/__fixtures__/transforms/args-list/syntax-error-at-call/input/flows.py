from temporalio import workflow


async def broken(charge, order_id, **options):
    await workflow.execute_activity(charge, order_id +, **options)


async def fine(charge, order_id, **options):
    await workflow.execute_activity(charge, order_id, **options)
