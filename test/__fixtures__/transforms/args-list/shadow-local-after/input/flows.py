from temporalio import workflow

from engines import connect


async def pay(charge, order_id):
    await workflow.execute_activity(charge, order_id, "queue")
    workflow = connect()
    return workflow
