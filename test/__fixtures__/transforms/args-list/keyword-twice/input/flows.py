from temporalio import workflow


async def run(order, other):
    await workflow.execute_activity("charge", arg=order, arg=other)
    await workflow.execute_activity("ship", order, task_queue="a", task_queue="b")
    await workflow.execute_activity("thank", order)
