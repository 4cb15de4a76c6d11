from temporalio import workflow


async def pay(quote, order_id, **options):
    text = f"due: {await workflow.execute_activity(quote, order_id, **options)}"
    await workflow.execute_activity("log", f"{text!r:>{order_id}}", **options)
    return text
