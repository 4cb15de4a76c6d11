from temporalio import workflow


async def pay(a, b, c, order_id, **options):
    return await workflow.execute_activity(
        a,
        args=[
            await workflow.execute_activity(
                b,
                args=[await workflow.execute_activity(c, args=[order_id], **options)],
                **options,
            )
        ],
        **options,
    )
