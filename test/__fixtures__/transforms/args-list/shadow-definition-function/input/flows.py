from temporalio import workflow


async def execute_activity(activity, queue, *payloads):
    return await workflow.execute_activity(
        activity, args=list(payloads), task_queue=queue
    )


async def pay(charge, order_id):
    await execute_activity(charge, "queue", order_id)
