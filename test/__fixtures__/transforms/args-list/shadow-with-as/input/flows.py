from temporalio import workflow

from engines import connect


async def pay(charge, order_id):
    with connect() as workflow:
        await workflow.execute_activity(charge, order_id, "queue")
