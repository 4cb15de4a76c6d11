from temporalio import workflow

SOON = 30


async def pay(charge, order, **options):
    await workflow.execute_activity(charge, arg=order, **options)
    await workflow.execute_activity(charge, start_to_close_timeout=SOON, arg=order.id)
    await workflow.execute_activity(
        charge,
        start_to_close_timeout=SOON,
        arg=order,
    )
    await workflow.execute_activity(
        charge,
        arg=dict(
            id=order.id,
            arg=order,
        ),
        start_to_close_timeout=SOON,
    )
    await workflow.execute_activity(charge, arg = order, **options)  # fmt: skip
