from temporalio import workflow


async def pay(charge, order_id, cents):
    await workflow.execute_activity(
        charge,
        order_id,
        cents)  # type: ignore
