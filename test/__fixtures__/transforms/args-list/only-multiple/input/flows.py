from temporalio import workflow


async def pay(charge, order_id, cents, **options):
    await workflow.execute_activity(charge, order_id, **options)
    await workflow.execute_activity(charge, arg=order_id, **options)
    await workflow.execute_activity(charge, (order_id, cents), **options)
    await workflow.execute_activity(charge, order_id, cents, **options)
    await workflow.execute_activity(charge, order_id, *cents, start_to_close_timeout=1)
    await workflow.execute_child_workflow("Ship", order_id, cents)
    workflow.continue_as_new(order_id)
