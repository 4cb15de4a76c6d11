from temporalio import workflow

SOON = 30


async def pay(charge, order_id, cents):
    await workflow.execute_activity(charge, order_id, cents, start_to_close_timeout=SOON)  # noqa: E501
    await workflow.execute_activity(charge, order_id, start_to_close_timeout=SOON)  # noqa
    result = await workflow.execute_activity(charge, order_id, **SOON)  # noqa: F821, E501
    await workflow.execute_activity(
        charge,
        "a text that is much too long for one line of this file, and says so, twice, and again",  # noqa: E501
        start_to_close_timeout=SOON,
    )
    return result
