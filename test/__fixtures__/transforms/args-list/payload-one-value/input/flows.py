from temporalio import workflow


async def pay(charge, order_id, cents, **options):
    await workflow.execute_activity(charge, (order_id, cents), **options)
    await workflow.execute_activity(charge, [order_id, cents], **options)
    await workflow.execute_activity(charge, (), **options)
    await workflow.execute_activity(charge, [], **options)
    await workflow.execute_activity(charge, {}, **options)
    await workflow.execute_activity(charge, None, **options)
    await workflow.execute_activity(charge, ..., **options)
    await workflow.execute_activity(charge, (order_id), **options)
    await workflow.execute_activity(charge, [*order_id], **options)
    await workflow.execute_activity(charge, arg=None, **options)
    await workflow.execute_activity(charge, arg=(order_id, cents), **options)
