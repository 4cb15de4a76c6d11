from temporalio import workflow


class Pay:
	async def run(self, charge, order_id, cents, **options):
		if order_id:
			await workflow.execute_activity(charge, order_id, cents, **options)
			await workflow.execute_activity(charge, order_id, cents, 1, **options)
