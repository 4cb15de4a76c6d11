import asyncio

from temporalio import workflow


async def pay(charge, ids, **options):
    one = await workflow.execute_activity(charge, 1, **options)
    two = (await workflow.execute_activity(charge, 2, **options)).name
    all_of = await asyncio.gather(
        *(workflow.execute_activity(charge, i, **options) for i in ids)
    )
    listed = await asyncio.gather(
        *[workflow.execute_activity(charge, i, i + 1, **options) for i in ids]
    )
    pair = await asyncio.gather(
        workflow.execute_activity(charge, one, **options),
        workflow.execute_activity(charge, two, **options),
    )
    await asyncio.shield(workflow.execute_activity(charge, all_of, **options))
    task = asyncio.create_task(workflow.execute_activity(charge, listed, **options))
    await asyncio.wait_for(workflow.start_activity(charge, pair, **options), 5)
    for item in await workflow.execute_activity(charge, task, **options):
        yield item
    async with asyncio.TaskGroup() as group:
        group.create_task(workflow.execute_activity(charge, 3, **options))
    if await workflow.execute_activity(charge, 4, **options) or not one:
        return
    assert await workflow.execute_activity(charge, 5, **options) == 1, "five"
    raise ValueError(await workflow.execute_activity(charge, 6, **options))
