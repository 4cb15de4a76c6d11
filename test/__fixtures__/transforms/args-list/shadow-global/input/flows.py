from temporalio import workflow

from engines import connect


def use_fake():
    global workflow
    workflow = connect()


async def pay(charge, order_id, **options):
    await workflow.execute_activity(charge, order_id, **options)
