from datetime import timedelta

from temporalio import workflow


async def execute_activity(activity, task_queue: str, *payloads):
    """execute_activity(charge, "payments", order_id, cents)"""
    return await workflow.execute_activity(
        activity,
        args=payloads,
        task_queue=task_queue,
        start_to_close_timeout=timedelta(seconds=30),
    )
