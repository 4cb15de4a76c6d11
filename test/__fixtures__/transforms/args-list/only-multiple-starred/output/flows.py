from temporalio import workflow


async def pay(charge, items):
    await workflow.execute_activity(charge, args=[*items], start_to_close_timeout=1)
    workflow.continue_as_new(args=[*items])
