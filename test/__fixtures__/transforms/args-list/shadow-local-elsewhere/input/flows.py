from temporalio import workflow

from engines import connect


async def other():
    workflow = connect()
    return workflow


async def pay(charge, order_id, **options):
    def helper():
        workflow = connect()
        return workflow

    helper()
    await workflow.execute_activity(charge, order_id, **options)


async def attribute(charge, order_id, job, **options):
    job.workflow = connect()
    job["workflow"] = connect()
    await workflow.execute_activity(charge, order_id, **options)
