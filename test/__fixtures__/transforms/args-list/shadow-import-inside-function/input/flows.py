from temporalio import workflow


async def pay(charge, order_id):
    from durable import workflow

    await workflow.execute_activity(charge, order_id, "queue")


async def refund(charge, order_id):
    import durable.workflow as workflow

    await workflow.execute_activity(charge, order_id, "queue")


async def log(text, **options):
    await workflow.execute_activity("log", text, **options)
