from temporalio.api import workflow


async def pay(charge, order_id):
    await workflow.execute_activity(charge, order_id, "queue")
