from temporalio import workflow


async def pay(charge, order_id: str, local: bool, **options) -> None:
    if local:
        run = workflow.execute_local_activity
    else:
        run = workflow.execute_activity
    await run(charge, args=[order_id], **options)
