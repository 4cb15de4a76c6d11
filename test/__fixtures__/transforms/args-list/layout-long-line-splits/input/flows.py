from temporalio import workflow

SOON = 30


class Pay:
    async def run(self, charge, order_id, cents):
        await workflow.execute_activity(charge, order_id, start_to_close_timeout=SOON)
        first = await workflow.execute_activity(charge, cents, task_queue=self.queue)
        self.second = await workflow.execute_activity(charge, 1, task_queue="second")
        third: int = await workflow.execute_activity(charge, 2, task_queue=self.queue)
        if first:
            return await workflow.execute_activity(charge, 3, task_queue=self.queue)
        handle = workflow.start_activity(charge, order_id, cents, task_queue=self.queue)
        self.handle = handle
        return third

    def each(self, charge, order_id, third):
        yield workflow.start_activity(charge, order_id, third, task_queue=self.queue)
