from temporalio import workflow


async def pay(charge, order_id, cents):
    await workflow.execute_activity(
        charge, args=[order_id,  # who
        # how much
        cents],
        task_queue="a",
    )
