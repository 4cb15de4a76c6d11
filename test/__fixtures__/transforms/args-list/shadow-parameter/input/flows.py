from temporalio import workflow


async def pay(workflow, charge, order_id):
    await workflow.execute_activity(charge, order_id, "queue")
