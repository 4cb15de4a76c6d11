from temporalio import workflow


async def pay(charge, ids, others, **options):
    await workflow.execute_activity(charge, args=[*(ids or others)], task_queue="a")
    await workflow.execute_activity(charge, args=[*(ids if ids else 1)], task_queue="a")
    await workflow.execute_activity(charge, args=[1, *(not ids)], task_queue="a")
    await workflow.execute_activity(charge, args=[*ids | others], task_queue="a")
