from temporalio import workflow


async def pay(charge, Order, order_id, **options):
    await workflow.execute_activity(
        charge,
        args=[
            Order(  # what is paid
                id=order_id,
            ),  # once
        ],
        **options,
    )
    await workflow.execute_activity(
        charge,
        args=[
            (
                # in cents
                order_id
            )
        ],
        **options,
    )
