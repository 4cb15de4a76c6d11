from temporalio import workflow


async def pay(charge, order_id):
    await getattr(workflow, "execute_activity")(charge, order_id)
    await vars(workflow)["execute_activity"](charge, order_id)
