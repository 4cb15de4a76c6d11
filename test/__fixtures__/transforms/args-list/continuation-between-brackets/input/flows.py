from temporalio import workflow


async def pay(charge, order_id, cents):
    await (
        workflow
        # the usual way
        .execute_activity(
            charge,
            order_id,
            cents,
            task_queue="a",
        )
    )
    (await workflow.execute_activity
        (charge, order_id, task_queue="a"))
