from temporalio import workflow


class Executor:
    async def execute_activity(self, name, queue, *payloads):
        return workflow.now(), name, queue, payloads


async def pay(executor: Executor, order_id):
    await executor.execute_activity("charge", "queue", order_id)
    await Executor().execute_activity("charge", "queue", order_id)
