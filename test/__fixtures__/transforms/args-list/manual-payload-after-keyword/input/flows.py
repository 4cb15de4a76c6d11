from temporalio import workflow


async def pay(charge, items):
    await workflow.execute_activity(charge, start_to_close_timeout=1, *items)
    await workflow.execute_activity(charge, 1, start_to_close_timeout=1, *items)
    await workflow.execute_activity(activity=charge, *items)
