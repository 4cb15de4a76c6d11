from temporalio import workflow


async def pay(order, **options) -> None:
    try:
        await workflow.execute_activity("charge", args=[order], **options)
    except ValueError, RuntimeError:
        await workflow.execute_activity("refund", args=[order], **options)
