import eu
import us
from temporalio import workflow


async def pay(order_id: str, american: bool) -> None:
    await workflow.execute_activity("charge", args=[order_id], task_queue="eu")
    await workflow.execute_activity("charge", args=[order_id, "TX"], task_queue="us")
    await workflow.execute_activity(eu.charge, args=[order_id], task_queue="eu")
    await workflow.execute_activity(us.charge, args=[order_id], task_queue="us")
    charge = us.charge if american else eu.charge
    await workflow.execute_activity(charge, args=[order_id], task_queue="eu")
