from temporalio import workflow


async def pay(charge, limit, order_id, **options):
    await workflow.execute_activity(
        charge,
        order_id,
        start_to_close_timeout=await workflow.execute_activity(limit, 1, **options),
    )
    await workflow.execute_activity(
        charge,
        lambda: workflow.start_activity(limit, order_id, **options),
        **options,
    )
