from temporalio import workflow


async def mapping(charge, order_id, job):
    match job:
        case {"engine": workflow}:
            await workflow.execute_activity(charge, order_id, "queue")


async def sequence(charge, order_id, job):
    match job:
        case [_, *workflow]:
            await workflow.execute_activity(charge, order_id, "queue")


async def named(charge, order_id, job):
    match job:
        case {"engine": str() | None} as workflow:
            await workflow.execute_activity(charge, order_id, "queue")


async def keyword(charge, order_id, job):
    match job:
        case Job(engine=workflow):
            await workflow.execute_activity(charge, order_id, "queue")


async def rest(charge, order_id, job):
    match job:
        case {"engine": _, **workflow}:
            await workflow.execute_activity(charge, order_id, "queue")


async def anything(charge, order_id, job):
    match job:
        case workflow:
            await workflow.execute_activity(charge, order_id, "queue")


class Job:
    engine: object
