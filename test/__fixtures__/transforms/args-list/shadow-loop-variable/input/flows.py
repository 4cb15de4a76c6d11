from temporalio import workflow


async def pay(charge, order_id, engines):
    for workflow in engines:
        await workflow.execute_activity(charge, order_id, "queue")
