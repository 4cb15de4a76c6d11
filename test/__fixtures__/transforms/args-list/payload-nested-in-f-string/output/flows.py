from temporalio import workflow


async def pay(quote, order_id, **options):
    text = f"due: {await workflow.execute_activity(quote, args=[order_id], **options)}"
    await workflow.execute_activity("log", args=[f"{text!r:>{order_id}}"], **options)
    return text
