from activities import Tables
from temporalio import workflow


async def show(path: str) -> None:
    await workflow.execute_activity_method(Tables.read, args=[path], task_queue="a")
