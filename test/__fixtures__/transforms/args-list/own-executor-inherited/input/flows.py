from temporalio import workflow


class Executor:
    async def execute_activity(self, name, queue, *payloads):
        return workflow.now(), name, queue, payloads


class Local(Executor):
    async def run(self, order_id):
        await super().execute_activity("charge", "queue", order_id)
        await self.execute_activity("charge", "queue", order_id)
