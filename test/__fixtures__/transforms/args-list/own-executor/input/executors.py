from temporalio import activity


class Executor:
    async def execute_activity(self, name, queue, *payloads):
        return name, queue, payloads

    async def pay(self, order_id):
        await self.execute_activity("charge", "queue", order_id)
        await Executor.execute_activity(self, "charge", order_id)


class Local(Executor):
    async def run(self, order_id):
        await super().execute_activity("charge", "queue", order_id)
        await self.execute_local_activity("charge", "queue", order_id)

    def execute_local_activity(self, name, queue, payload):
        activity.logger.info(name, queue, payload)


async def pay(executor: Executor, order_id):
    await executor.execute_activity("charge", "queue", order_id)
    await Executor().execute_activity("charge", "queue", order_id)
    await Local().start_activity("charge", "queue", order_id)
