from activities import Files, by_function, by_nobody
from temporalio import workflow


async def read(path: str) -> None:
    await workflow.execute_activity(by_function, args=[path], task_queue="a")
    await workflow.execute_activity("by-name", args=[path], task_queue="a")
    await workflow.execute_activity_method(Files.by_method, args=[path], task_queue="a")
    # No activity of that name; and a call that is none of the SDK's.
    await workflow.execute_activity("under_another_name", args=[path], task_queue="b")
    await by_nobody(path)
