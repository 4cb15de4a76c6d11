from temporalio import workflow

SOON = 30


async def pay(charge, order, **options):
    await workflow.execute_activity(charge, args=[order], **options)
    await workflow.execute_activity(
        charge, start_to_close_timeout=SOON, args=[order.id]
    )
    await workflow.execute_activity(
        charge,
        start_to_close_timeout=SOON,
        args=[order],
    )
    await workflow.execute_activity(
        charge,
        args=[
            dict(
                id=order.id,
                arg=order,
            )
        ],
        start_to_close_timeout=SOON,
    )
    await workflow.execute_activity(charge, args = [order], **options)  # fmt: skip
