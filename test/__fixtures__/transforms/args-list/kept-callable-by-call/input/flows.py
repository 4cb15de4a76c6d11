from temporalio import workflow


async def pay(charge, order_id):
    def choose():
        return workflow.execute_activity

    await choose()(charge, order_id)
