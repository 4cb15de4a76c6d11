from temporalio import workflow


async def pay(charge, quote, order_id, **options):
    await workflow.execute_activity(
        charge,
        await workflow.execute_activity(quote, order_id, **options),
        **options,
    )
    await workflow.execute_activity(
        charge, await workflow.execute_activity(quote, 1, **options), **options
    )
    await workflow.execute_activity(
        charge,
        order_id,
        await workflow.execute_activity(
            quote,
            order_id,
            1,
            **options,
        ),
        **options,
    )
