from functools import partial

from temporalio import workflow


async def pay(table, kind, pick, order_id, **options):
    await workflow.execute_activity(table[kind], args=[order_id], **options)
    await workflow.execute_activity(pick(kind), args=[order_id], **options)
    await workflow.execute_activity(table.get(kind, pick), args=[order_id], **options)
    await workflow.execute_activity(pick if kind else table, args=[order_id], **options)
    await workflow.execute_activity(lambda: None, args=[order_id], **options)
    await workflow.execute_activity((chosen := pick), args=[order_id], **options)
    await workflow.execute_activity(getattr(table, kind), args=[order_id], **options)
    return partial(workflow.execute_activity, pick, order_id, chosen)
