from temporalio import workflow


async def pay(charge, items, **options):
    await workflow.execute_activity(charge, *items, **options)
    await workflow.execute_activity(charge, 1, *items, start_to_close_timeout=1, **options)
