from temporalio import workflow


async def pay(charge, order_id, **options):
    await workflow.execute_activity(
        charge,
        order_id,  # who pays
        **options,
    )
    await workflow.execute_activity(
        charge,
        # who pays
        order_id,
        # how
        **options,
    )
    await workflow.execute_activity(
        charge,
        arg=order_id,  # who pays
        **options,
    )
    await workflow.execute_activity(  # charge
        charge, order_id, **options
    )
