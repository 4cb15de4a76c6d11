from temporalio import workflow


async def pay(charge, order_id, **options):
  await workflow.execute_activity(charge, args=[order_id], **options)
  await workflow.execute_activity(
    charge, args=[order_id, 12], **options
  )
