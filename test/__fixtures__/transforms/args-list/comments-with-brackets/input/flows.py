from temporalio import workflow


async def pay(charge, order_id, cents, **options):
    await workflow.execute_activity(
        charge,  # takes (order, cents]
        order_id,  # a, b, "c
        cents,  # ], args=[
        **options,
    )
    await workflow.execute_activity(
        charge,
        "# no comment",  # a comment, # and more
        **options,
    )
