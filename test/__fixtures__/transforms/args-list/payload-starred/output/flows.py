from temporalio import workflow

SOON = 30


async def pay(charge, items, more):
    await workflow.execute_activity(charge, args=[*items], start_to_close_timeout=SOON)
    await workflow.execute_activity(
        charge, args=[1, *items], start_to_close_timeout=SOON
    )
    await workflow.execute_activity(
        charge, args=[*items, *more], start_to_close_timeout=SOON
    )
    await workflow.execute_activity(charge, args=[*(1, 2)], start_to_close_timeout=SOON)
