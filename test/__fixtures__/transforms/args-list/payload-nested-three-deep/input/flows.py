from temporalio import workflow


async def pay(a, b, c, order_id, **options):
    return await workflow.execute_activity(
        a,
        await workflow.execute_activity(
            b,
            await workflow.execute_activity(c, order_id, **options),
            **options,
        ),
        **options,
    )
