from temporalio import workflow

from engines import connect


async def pay(charge, order_id):
    workflow, _ = connect(), 1
    await workflow.execute_activity(charge, order_id, "queue")
