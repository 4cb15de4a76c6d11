from temporalio import workflow


async def pay(charge, engines):
    return {
        name: workflow.start_activity(charge, "queue", 1)
        for name, workflow in engines.items()
    }
