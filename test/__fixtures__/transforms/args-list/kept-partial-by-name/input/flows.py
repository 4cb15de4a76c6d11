from functools import partial

from temporalio import workflow

run = partial(workflow.execute_activity, task_queue="shop")
charge_now = partial(workflow.execute_activity, "charge")


async def pay(charge, order_id):
    await run(charge, order_id)
    await charge_now(order_id, task_queue="shop")
