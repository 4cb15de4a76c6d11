from temporalio import workflow


async def pay(charge, order_id):
    print(f"{await workflow.execute_activity(charge, order_id)=}")
