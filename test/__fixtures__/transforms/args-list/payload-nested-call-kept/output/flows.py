from temporalio import workflow


async def pay(charge, quote, order_id, **options):
    await workflow.execute_activity(
        charge,
        args=[await workflow.execute_activity(quote, args=[order_id], **options)],
        **options,
    )
    await workflow.execute_activity(
        charge,
        args=[await workflow.execute_activity(quote, args=[order_id], **options)],
        **options,
    )
    await workflow.execute_activity(
        await workflow.execute_activity("pick", args=[order_id], **options), **options
    )
