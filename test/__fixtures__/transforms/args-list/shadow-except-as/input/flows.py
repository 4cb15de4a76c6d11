from temporalio import workflow

from engines import Failure, connect


async def pay(charge, order_id):
    try:
        connect()
    except Failure as workflow:
        await workflow.execute_activity(charge, order_id, "queue")


async def grouped(charge, order_id):
    try:
        connect()
    except* Failure as workflow:
        await workflow.execute_activity(charge, order_id, "queue")
