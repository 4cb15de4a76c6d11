from temporalio import workflow


async def pay(charge, order_id):
    runners = {"local": workflow.execute_local_activity}
    await runners["local"](charge, order_id)
