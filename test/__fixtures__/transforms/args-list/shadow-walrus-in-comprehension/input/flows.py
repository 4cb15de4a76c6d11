from temporalio import workflow


async def pay(charge, order_id, engines):
    any((workflow := engine) for engine in engines)
    await workflow.execute_activity(charge, order_id, "queue")
