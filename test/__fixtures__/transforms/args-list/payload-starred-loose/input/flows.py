from temporalio import workflow


async def pay(charge, ids, others, **options):
    await workflow.execute_activity(charge, *ids or others, task_queue="a")
    await workflow.execute_activity(charge, *ids if ids else 1, task_queue="a")
    await workflow.execute_activity(charge, 1, *not ids, task_queue="a")
    await workflow.execute_activity(charge, *ids | others, task_queue="a")
