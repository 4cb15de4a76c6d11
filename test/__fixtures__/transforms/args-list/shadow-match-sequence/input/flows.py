from temporalio import workflow


async def pay(charge, order_id, job):
    match job:
        case [_, *workflow]:
            await workflow.execute_activity(charge, order_id, "queue")
