from temporalio import workflow


async def pay(charge, engines):
    return [
        workflow.name for workflow in engines if workflow.start_activity(charge, "queue", 1)
    ]
