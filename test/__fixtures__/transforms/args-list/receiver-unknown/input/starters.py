from temporalio.common import RetryPolicy

ONCE = RetryPolicy(maximum_attempts=1)


async def start(client, order_id):
    await client.start_workflow("Pay", order_id, 100, id="1", task_queue="shop")
    await client.start_workflow("Pay", order_id, id="1", task_queue="shop")
    await client.execute_workflow("Pay", args=[order_id, 1], id="1", task_queue="a")
