from temporalio import workflow


async def pay(charge, engines):
    return [
        [workflow.start_activity(charge, "queue", n) for n in range(3)]
        for workflow in engines
    ]
