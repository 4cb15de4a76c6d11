class Executor:
    async def execute_activity(self, name, queue, *payloads):
        return name, queue, payloads

    async def pay(self, order_id):
        await self.execute_activity("charge", "queue", order_id)
        await Executor.execute_activity(self, "charge", order_id)
