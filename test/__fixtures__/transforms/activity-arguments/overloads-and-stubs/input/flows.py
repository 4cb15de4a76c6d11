from activities import charge, lookup
from temporalio import workflow


async def run() -> None:
    await workflow.execute_activity(charge, args=["a"], task_queue="a")
    await workflow.execute_activity(charge, args=["a", 1], task_queue="a")
    await workflow.execute_activity(lookup, args=["a", 1], task_queue="a")
