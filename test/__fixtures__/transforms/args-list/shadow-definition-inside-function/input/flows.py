from temporalio.workflow import execute_activity


async def pay(charge, order_id):
    async def execute_activity(activity, queue, *payloads):
        return activity, queue, payloads

    await execute_activity(charge, "queue", order_id)
