from temporalio import workflow


async def pay(order, **options) -> str:
    await workflow.execute_activity("charge", args=[f"{order["id"]}"], **options)
    await workflow.execute_activity(
        f"{order["kind"]}", args=[order["id"], 1], **options
    )
    return f"{await workflow.execute_activity("charge", args=[order], **options)}"
