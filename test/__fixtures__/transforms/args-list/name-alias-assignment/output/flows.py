from temporalio import workflow

run = workflow.execute_activity
wf = workflow


async def pay(charge, order_id: str, **options) -> None:
    await run(charge, args=[order_id], **options)
    await wf.start_activity(charge, args=[order_id], **options)


async def refund(charge, order_id: str, **options) -> None:
    perform = workflow.execute_local_activity
    await perform(charge, args=[order_id], **options)
