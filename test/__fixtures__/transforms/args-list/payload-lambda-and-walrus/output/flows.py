from temporalio import workflow


async def pay(charge, make, **options):
    await workflow.execute_activity(charge, args=[lambda: 1], **options)
    await workflow.execute_activity(
        charge, args=[lambda x, y=1: (x, y), make], **options
    )
    await workflow.execute_activity(charge, args=[(order := make())], **options)
    await workflow.execute_activity(charge, args=[other := make()], **options)
    await workflow.execute_activity(charge, args=[order if other else None], **options)
    await workflow.execute_activity(charge, args=[not order, order or other], **options)
