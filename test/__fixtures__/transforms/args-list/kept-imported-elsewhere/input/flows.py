async def pay(charge, order_id):
    await workflow.execute_activity(charge, order_id)


def setup():
    from temporalio import workflow

    return workflow
