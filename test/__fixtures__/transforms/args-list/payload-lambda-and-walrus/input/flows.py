from temporalio import workflow


async def pay(charge, make, **options):
    await workflow.execute_activity(charge, lambda: 1, **options)
    await workflow.execute_activity(charge, lambda x, y=1: (x, y), make, **options)
    await workflow.execute_activity(charge, (order := make()), **options)
    await workflow.execute_activity(charge, other := make(), **options)
    await workflow.execute_activity(charge, order if other else None, **options)
    await workflow.execute_activity(charge, not order, order or other, **options)
