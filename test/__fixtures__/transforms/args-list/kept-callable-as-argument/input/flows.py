from temporalio import workflow


async def pay(charge, order_id):
    map(workflow.execute_activity, [charge], [order_id])
    return connect(workflow.execute_activity, charge, order_id)
