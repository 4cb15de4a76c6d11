from temporalio import workflow

from engines import connect


async def pay(charge, order_id):
    with connect() as workflow:
        await workflow.execute_activity(charge, order_id, "queue")


async def several(charge, order_id):
    async with connect() as engine, engine.open() as (workflow, _):
        await workflow.execute_activity(charge, order_id, "queue")


async def parenthesized(charge, order_id):
    async with (
        connect() as engine,
        engine.open() as workflow,
    ):
        await workflow.execute_activity(charge, order_id, "queue")
