from temporalio import workflow


class Pay:
    async def run(self, charge, order_id, **options):
        await workflow.execute_activity(charge, args=[order_id, "EUR", "a refund today"], **options)
