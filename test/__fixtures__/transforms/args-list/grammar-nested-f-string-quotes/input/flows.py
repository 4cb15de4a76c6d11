from temporalio import workflow


async def pay(order, **options) -> str:
    await workflow.execute_activity("charge", f"{order["id"]}", **options)
    await workflow.execute_activity(f"{order["kind"]}", order["id"], 1, **options)
    return f"{await workflow.execute_activity("charge", order, **options)}"
