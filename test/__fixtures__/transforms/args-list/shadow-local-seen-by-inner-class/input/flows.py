from temporalio import workflow

from engines import connect


async def pay(charge, order_id):
    workflow = connect()

    class Inner:
        async def run(self):
            await workflow.execute_activity(charge, order_id, "queue")

    await Inner().run()
