from temporalio import workflow
from durable import workflow


async def pay(charge, order_id, **options):
    await workflow.execute_activity(charge, order_id, **options)
