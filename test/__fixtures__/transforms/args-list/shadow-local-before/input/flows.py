from temporalio import workflow

from engines import connect


async def pay(charge, order_id):
    workflow = connect()
    await workflow.execute_activity(charge, order_id, "queue")
