from temporalio import workflow


async def pay(charge, order_id, cents, **options):
    await workflow.execute_activity(charge, "  ", **options)
    await workflow.execute_activity(
        charge,
        order_id,  # a bcd
        cents,
        **options,
    )
