import temporalio.common

from flows import Pay

ONCE = temporalio.common.RetryPolicy(maximum_attempts=1)


async def start(client, order_id):
    await client.execute_workflow(
        Pay.run, args=[order_id, 100], id="1", task_queue="shop"
    )


async def start_from(app, order_id):
    await app.state.temporal.start_workflow(
        Pay.run, args=[order_id, 100], id="1", task_queue="shop"
    )
