from temporalio import workflow


class Jobs:
    run_activity = workflow.execute_activity

    def __init__(self):
        self.run = workflow.execute_activity

    async def pay(self, charge, order_id):
        await self.run(charge, order_id)
        await self.run_activity(order_id)
