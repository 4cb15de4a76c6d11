from temporalio import workflow

from engines import connect


def outer():
    workflow = connect()

    async def pay(charge, order_id, **options):
        global workflow
        await workflow.execute_activity(charge, order_id, **options)

    async def other(charge, order_id):
        nonlocal workflow
        workflow = connect()
        await workflow.execute_activity(charge, order_id, "queue")

    return pay, other, workflow
