from temporalio import workflow


async def pay(charge, order_id, engines):
    for workflow in engines:
        await workflow.execute_activity(charge, order_id, "queue")


async def unpacked(charge, order_id, engines):
    for name, (workflow, _) in engines.items():
        await workflow.execute_activity(charge, order_id, name)


async def streamed(charge, order_id, engines):
    async for workflow in engines:
        await workflow.execute_activity(charge, order_id, "queue")
    else:
        await workflow.execute_activity(charge, order_id, "queue")
