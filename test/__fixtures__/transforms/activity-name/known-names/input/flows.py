from activities import REFUND
from temporalio import workflow


async def pay(order_id: str, name: str, names: dict) -> None:
    await workflow.execute_activity("charge", args=[order_id])
    await workflow.execute_activity("give-back", args=[order_id])
    await workflow.execute_activity(REFUND, args=[order_id])
    await workflow.execute_activity("audit", args=[order_id])
    await workflow.execute_activity("Note", args=[order_id])
    await workflow.execute_activity("cha" "rge", args=[order_id])
    await workflow.execute_activity(name, args=[order_id])
    await workflow.execute_activity(f"{name}_order", args=[order_id])
    await workflow.execute_activity(names["charge"], args=[order_id])
    await workflow.execute_child_workflow("charg", args=[order_id])
