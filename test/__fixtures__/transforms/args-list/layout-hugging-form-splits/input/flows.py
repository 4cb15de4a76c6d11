from temporalio import workflow

SOON = 30


class Pay:
    async def run(self, charge, order_id, cents):
        await workflow.execute_activity(
            charge, order_id, cents, start_to_close_timeout=SOON, task_queue="pays"
        )
        await workflow.execute_activity_method(
            charge.with_receipt, order_id, cents, schedule_to_close_timeout=SOON
        )
        return await workflow.execute_activity_method(
            charge.with_receipts, order_id, cents, schedule_to_close_timeout=SOON
        )
