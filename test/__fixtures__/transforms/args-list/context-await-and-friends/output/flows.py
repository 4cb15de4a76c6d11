import asyncio

from temporalio import workflow


async def pay(charge, ids, **options):
    one = await workflow.execute_activity(charge, args=[1], **options)
    two = (await workflow.execute_activity(charge, args=[2], **options)).name
    all_of = await asyncio.gather(
        *(workflow.execute_activity(charge, args=[i], **options) for i in ids)
    )
    listed = await asyncio.gather(
        *[workflow.execute_activity(charge, args=[i, i + 1], **options) for i in ids]
    )
    pair = await asyncio.gather(
        workflow.execute_activity(charge, args=[one], **options),
        workflow.execute_activity(charge, args=[two], **options),
    )
    await asyncio.shield(workflow.execute_activity(charge, args=[all_of], **options))
    task = asyncio.create_task(
        workflow.execute_activity(charge, args=[listed], **options)
    )
    await asyncio.wait_for(workflow.start_activity(charge, args=[pair], **options), 5)
    for item in await workflow.execute_activity(charge, args=[task], **options):
        yield item
    async with asyncio.TaskGroup() as group:
        group.create_task(workflow.execute_activity(charge, args=[3], **options))
    if await workflow.execute_activity(charge, args=[4], **options) or not one:
        return
    assert await workflow.execute_activity(charge, args=[5], **options) == 1, "five"
    raise ValueError(await workflow.execute_activity(charge, args=[6], **options))
