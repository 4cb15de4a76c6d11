import activities
from activities import Billing, anything, keyworded, notify, pay, tagged
from temporalio import workflow


async def run(order_id: str, items: list, pick) -> None:
    await workflow.execute_activity(pay, args=[order_id, 1], task_queue="a")
    await workflow.execute_activity(pay, args=items, task_queue="a")
    await workflow.execute_activity(pay, args=[*items], task_queue="a")
    await workflow.execute_activity(activities.pay, args=[order_id, 1])
    await workflow.execute_activity_method(Billing.refund, args=[order_id, 1])
    await workflow.execute_activity(Billing.audit, args=["text"], task_queue="a")
    await workflow.execute_activity(anything, args=[1, 2, 3], task_queue="a")
    await workflow.execute_activity(anything, task_queue="a")
    await workflow.execute_activity(keyworded, args=[order_id], task_queue="a")
    await workflow.execute_activity("send", args=[order_id], task_queue="a")
    await workflow.execute_activity(notify, args=[order_id], task_queue="a")
    await workflow.execute_activity(tagged, args=[order_id], task_queue="a")
    await workflow.execute_activity(pick, args=[1, 2, 3], task_queue="a")
    await workflow.execute_activity(pick or pay, args=[1], task_queue="a")
