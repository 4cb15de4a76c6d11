from temporalio import workflow

from engines import *


async def pay(charge, order_id, **options):
    await workflow.execute_activity(charge, order_id, **options)
