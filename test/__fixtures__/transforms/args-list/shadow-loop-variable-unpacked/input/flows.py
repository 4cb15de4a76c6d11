from temporalio import workflow


async def pay(charge, order_id, engines):
    for _, (workflow, _) in engines.items():
        await workflow.execute_activity(charge, order_id, "queue")
