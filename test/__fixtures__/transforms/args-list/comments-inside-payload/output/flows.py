from temporalio import workflow


async def pay(charge, order, **options):
    await workflow.execute_activity(
        charge,
        args=[
            {
                # the order
                "id": order.id,  # unique
                "cents": order.cents,
            }
        ],
        **options,
    )
    await workflow.execute_activity(
        charge,
        args=[
            order.id,
            dict(
                # in cents
                amount=order.cents,
            ),  # converted later
        ],
        **options,
    )
