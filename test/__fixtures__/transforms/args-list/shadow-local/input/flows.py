from temporalio import workflow

from engines import connect


async def before(charge, order_id):
    workflow = connect()
    await workflow.execute_activity(charge, order_id, "queue")


async def after(charge, order_id):
    await workflow.execute_activity(charge, order_id, "queue")
    workflow = connect()
    return workflow


async def unpacked(charge, order_id):
    workflow, _ = connect(), 1
    [execute_activity, *workflow] = connect()
    await workflow.execute_activity(charge, order_id, "queue")


async def declared(charge, order_id):
    workflow: object
    await workflow.execute_activity(charge, order_id, "queue")


async def augmented(charge, order_id):
    workflow += 1
    await workflow.execute_activity(charge, order_id, "queue")


async def deleted(charge, order_id):
    del workflow
    await workflow.execute_activity(charge, order_id, "queue")


async def closure(charge, order_id):
    workflow = connect()

    async def inner():
        await workflow.execute_activity(charge, order_id, "queue")

    class Inner:
        async def run(self):
            await workflow.execute_activity(charge, order_id, "queue")

    await inner()
    await Inner().run()
