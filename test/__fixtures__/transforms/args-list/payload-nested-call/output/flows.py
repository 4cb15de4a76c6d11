from temporalio import workflow


async def pay(charge, quote, order_id, **options):
    await workflow.execute_activity(
        charge,
        args=[await workflow.execute_activity(quote, args=[order_id], **options)],
        **options,
    )
    await workflow.execute_activity(
        charge,
        args=[await workflow.execute_activity(quote, args=[1], **options)],
        **options,
    )
    await workflow.execute_activity(
        charge,
        args=[
            order_id,
            await workflow.execute_activity(
                quote,
                args=[
                    order_id,
                    1,
                ],
                **options,
            ),
        ],
        **options,
    )
