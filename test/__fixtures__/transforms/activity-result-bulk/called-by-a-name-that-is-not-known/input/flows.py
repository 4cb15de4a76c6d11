from temporalio import workflow


async def read(name: str, path: str) -> None:
    await workflow.execute_activity(name, args=[path], task_queue="a")
