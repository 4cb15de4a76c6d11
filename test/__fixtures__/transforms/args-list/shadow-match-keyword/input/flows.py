from temporalio import workflow


async def pay(charge, order_id, job, Job):
    match job:
        case Job(engine=workflow):
            await workflow.execute_activity(charge, order_id, "queue")
