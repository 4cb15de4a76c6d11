from temporalio import workflow

SOON = 30


class Pay:
    async def run(self, charge, order_id, cents, reason, currency):
        await workflow.execute_activity(charge, args=[order_id, cents, reason], start_to_close_timeout=SOON)
        await workflow.execute_activity(
            charge, args=[order_id, cents, reason, currency, "a line that was too long"], task_queue="a"
        )
