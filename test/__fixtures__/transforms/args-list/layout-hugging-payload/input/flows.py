from temporalio import workflow


async def pay(charge, Order, order_id, cents, **options):
    await workflow.execute_activity(charge, Order(
        id=order_id,  # who
        cents=cents,
    ), **options)
    await workflow.execute_activity(charge, order_id, {
        "cents": cents,
    })
    await workflow.execute_activity(
        charge, [
            order_id,
        ],
        **options)
