from temporalio import workflow


async def pay(charge, engines):
    return tuple(workflow.start_activity(charge, "queue", 1) for workflow in engines)
