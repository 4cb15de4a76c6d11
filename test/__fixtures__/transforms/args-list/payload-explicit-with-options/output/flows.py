from temporalio import workflow

OPTIONS = {"start_to_close_timeout": 30}


async def pay(charge, order_id, cents, **options):
    await workflow.execute_activity(charge, args=[order_id], **options)
    await workflow.execute_activity(
        charge, args=[order_id, cents], **OPTIONS, **options
    )
    await workflow.execute_activity(charge, args=[order_id], **{"task_queue": "shop"})
