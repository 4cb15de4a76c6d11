from temporalio.workflow import execute_activity


async def pay(execute_activity, charge, order_id):
    await execute_activity(charge, order_id, "queue")
