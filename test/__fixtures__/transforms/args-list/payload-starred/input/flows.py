from temporalio import workflow

SOON = 30


async def pay(charge, items, more):
    await workflow.execute_activity(charge, *items, start_to_close_timeout=SOON)
    await workflow.execute_activity(charge, 1, *items, start_to_close_timeout=SOON)
    await workflow.execute_activity(charge, *items, *more, start_to_close_timeout=SOON)
    await workflow.execute_activity(charge, *(1, 2), start_to_close_timeout=SOON)
