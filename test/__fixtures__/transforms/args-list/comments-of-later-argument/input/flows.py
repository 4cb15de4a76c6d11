from temporalio import workflow


async def pay(charge, order_id, cents, **options):
    await workflow.execute_activity(
        charge,
        order_id,
        cents, task_queue="a",  # where
        **options,
    )
