from temporalio import workflow

CHARGE = "charge"


async def pay(order_id, **options):
    await workflow.execute_activity("charge", args=[order_id], **options)
    await workflow.execute_activity(CHARGE, args=[order_id], **options)
    await workflow.execute_activity(f"{CHARGE}_v2", args=[order_id], **options)
    await workflow.execute_activity(b"charge".decode(), args=[order_id], **options)
    await workflow.execute_activity(
        "char" "ge", args=[order_id], result_type=str, **options
    )
