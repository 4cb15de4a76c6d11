from temporalio import workflow


async def pay(charge, orders, **options):
    await workflow.execute_activity(charge, args=[[o.id for o in orders]], **options)
    await workflow.execute_activity(charge, args=[{o.id: o for o in orders}], **options)
    await workflow.execute_activity(
        charge, args=[tuple(o.id for o in orders)], **options
    )
    await workflow.execute_activity(
        charge, args=[{o.id for o in orders if o}], **options
    )
    await workflow.execute_activity(charge, args=[(o for o in orders)], **options)
