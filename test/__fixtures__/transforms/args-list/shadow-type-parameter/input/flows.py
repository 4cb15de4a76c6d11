from temporalio import workflow


async def pay[workflow](charge, order_id: workflow) -> None:
    await workflow.execute_activity(charge, order_id, "queue")
