from temporalio import workflow


async def pay(order_id):
    return workflow.now(), order_id
