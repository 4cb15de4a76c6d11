from temporalio import workflow

from engines import connect


async def pay(charge, order_id):
    async with connect() as engine, engine.open() as (workflow, _):
        await workflow.execute_activity(charge, order_id, "queue")
