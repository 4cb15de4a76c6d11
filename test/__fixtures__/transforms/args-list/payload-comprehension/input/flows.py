from temporalio import workflow


async def pay(charge, orders, **options):
    await workflow.execute_activity(charge, [o.id for o in orders], **options)
    await workflow.execute_activity(charge, {o.id: o for o in orders}, **options)
    await workflow.execute_activity(charge, tuple(o.id for o in orders), **options)
    await workflow.execute_activity(charge, {o.id for o in orders if o}, **options)
    await workflow.execute_activity(charge, (o for o in orders), **options)
