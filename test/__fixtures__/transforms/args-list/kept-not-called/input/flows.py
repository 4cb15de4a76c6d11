from temporalio import workflow


async def pay(charge, order_id):
    run = order_id or workflow.execute_activity
    names = [workflow.execute_activity, charge, order_id]
    assert workflow.execute_activity is not None
    return run, names
