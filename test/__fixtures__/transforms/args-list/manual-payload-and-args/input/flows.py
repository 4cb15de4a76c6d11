from temporalio import workflow


async def pay(charge, order_id, cents, **options):
    await workflow.execute_activity(charge, order_id, args=[cents], **options)
    await workflow.execute_activity(charge, order_id, cents, args=[], **options)
    await workflow.execute_activity(charge, arg=order_id, args=[cents], **options)
    await workflow.execute_activity(charge, order_id, arg=cents, **options)
    await workflow.execute_activity(charge, *cents, args=[1], **options)
    await workflow.execute_activity(charge, order_id, args=[], **options)
    await workflow.execute_activity(charge, arg=order_id, args=(), **options)
    more = [cents]
    await workflow.execute_activity(charge, order_id, args=more, **options)
    await workflow.execute_activity(charge, order_id, args=[*more], **options)
