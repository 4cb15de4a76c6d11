from temporalio import workflow


async def pay(charge, a, b, **options):
    x = await workflow.execute_activity(charge, a, **options); y = await workflow.execute_activity(charge, b, **options)
    if x: await workflow.execute_activity(charge, y, **options)
    return x, y, await workflow.execute_activity(charge, a, b, **options), (await workflow.execute_activity(charge, a)).x
