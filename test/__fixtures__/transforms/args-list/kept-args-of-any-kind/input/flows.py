from temporalio import workflow


async def pay(charge, order_id):
    items = [order_id]
    await workflow.execute_activity(charge, args=items)
    await workflow.execute_activity(charge, args=items + [1])
    await workflow.execute_activity(charge, args=[*items, 1])
    await workflow.execute_activity(charge, args=(order_id,))
    await workflow.execute_activity(charge, args=tuple(items))
