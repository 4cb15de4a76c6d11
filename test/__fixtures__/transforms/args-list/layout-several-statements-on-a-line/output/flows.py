from temporalio import workflow


async def pay(charge, a, b, **options):
    x = await workflow.execute_activity(charge, args=[a], **options); y = await workflow.execute_activity(charge, args=[b], **options)
    if x: await workflow.execute_activity(charge, args=[y], **options)
    return x, y, await workflow.execute_activity(charge, args=[a, b], **options), (await workflow.execute_activity(charge, args=[a])).x
