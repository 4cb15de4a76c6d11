from temporalio import workflow

CHARGE = "charge_ordr"


async def pay(order_id: str) -> None:
    await workflow.execute_activity("charge_orders", args=[order_id])
    await workflow.execute_activity("chrage_order", args=[order_id])
    await workflow.execute_activity("chargeOrder", args=[order_id])
    await workflow.execute_activity(CHARGE, args=[order_id])
    await workflow.execute_activity(activity="give_back", args=[order_id])
    await workflow.execute_local_activity("give-backs", order_id)
