from temporalio import workflow


async def pay(charge, order_id, engines):
    async for workflow in engines:
        await workflow.execute_activity(charge, order_id, "queue")
    else:
        await workflow.execute_activity(charge, order_id, "queue")
