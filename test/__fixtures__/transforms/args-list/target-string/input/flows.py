from temporalio import workflow

CHARGE = "charge"


async def pay(order_id, **options):
    await workflow.execute_activity("charge", order_id, **options)
    await workflow.execute_activity(CHARGE, order_id, **options)
    await workflow.execute_activity(f"{CHARGE}_v2", order_id, **options)
    await workflow.execute_activity(b"charge".decode(), order_id, **options)
    await workflow.execute_activity("char" "ge", order_id, result_type=str, **options)
