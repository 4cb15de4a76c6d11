import prefect
from prefect import flow as workflow
from prefect.client import get_client


@workflow
async def pay(order_id, cents):
    await workflow.execute_activity(charge, order_id, cents)
    await prefect.workflow.execute_activity(charge, order_id, cents)
    async with get_client() as client:
        await client.execute_workflow("pay", order_id, cents)


@prefect.task
def charge(order_id, cents):
    return order_id, cents
