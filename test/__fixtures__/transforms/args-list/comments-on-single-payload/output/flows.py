from temporalio import workflow


async def pay(charge, order_id, **options):
    await workflow.execute_activity(
        charge,
        args=[order_id],  # who pays
        **options,
    )
    await workflow.execute_activity(
        charge,
        # who pays
        args=[order_id],
        # how
        **options,
    )
    await workflow.execute_activity(
        charge,
        args=[order_id],  # who pays
        **options,
    )
    await workflow.execute_activity(  # charge
        charge, args=[order_id], **options
    )
