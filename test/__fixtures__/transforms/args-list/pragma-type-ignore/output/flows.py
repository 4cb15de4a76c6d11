from temporalio import workflow

SOON = 30


async def pay(charge, order_id, cents):
    await workflow.execute_activity(charge, args=[order_id], start_to_close_timeout=SOON)  # type: ignore[arg-type]
    await workflow.execute_activity(
        charge,
        args=[order_id],  # type: ignore[arg-type]
        start_to_close_timeout=SOON,
    )
    await workflow.execute_activity(
        charge,
        args=[
            order_id,
            cents,  # type: ignore[call-arg]
        ],
        start_to_close_timeout=SOON,
    )
    await workflow.execute_activity(  # type: ignore[call-overload]
        charge, args=[order_id, cents], start_to_close_timeout=SOON
    )
    return await workflow.execute_activity(  # pyright: ignore
        charge,
        args=[order_id],
        start_to_close_timeout=SOON,
    )
