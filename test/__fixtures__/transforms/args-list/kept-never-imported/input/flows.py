async def pay(charge, order_id):
    await workflow.execute_activity(charge, order_id)
    await execute_activity(charge, order_id)
