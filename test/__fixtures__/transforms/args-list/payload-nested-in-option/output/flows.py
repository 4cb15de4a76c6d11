from temporalio import workflow


async def pay(charge, limit, order_id, **options):
    await workflow.execute_activity(
        charge,
        args=[order_id],
        start_to_close_timeout=await workflow.execute_activity(
            limit, args=[1], **options
        ),
    )
    await workflow.execute_activity(
        charge,
        args=[lambda: workflow.start_activity(limit, args=[order_id], **options)],
        **options,
    )
