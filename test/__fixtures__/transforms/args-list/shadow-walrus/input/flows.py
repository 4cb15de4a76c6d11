from temporalio import workflow

from engines import connect


async def pay(charge, order_id):
    if workflow := connect():
        await workflow.execute_activity(charge, order_id, "queue")


async def inside_comprehension(charge, order_id, engines):
    any((workflow := engine) for engine in engines)
    await workflow.execute_activity(charge, order_id, "queue")
