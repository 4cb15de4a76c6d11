from temporalio import workflow


def once(handle):
    return lambda function: (handle, function)


@once(workflow.start_activity("audit", args=["load"], task_queue="a"))
async def pay(order_id, *, pending=workflow.start_activity("audit", args=[order_id := 1])):
    return order_id, pending
