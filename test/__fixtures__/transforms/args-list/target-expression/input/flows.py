from functools import partial

from temporalio import workflow


async def pay(table, kind, pick, order_id, **options):
    await workflow.execute_activity(table[kind], order_id, **options)
    await workflow.execute_activity(pick(kind), order_id, **options)
    await workflow.execute_activity(table.get(kind, pick), order_id, **options)
    await workflow.execute_activity(pick if kind else table, order_id, **options)
    await workflow.execute_activity(lambda: None, order_id, **options)
    await workflow.execute_activity((chosen := pick), order_id, **options)
    await workflow.execute_activity(getattr(table, kind), order_id, **options)
    return partial(workflow.execute_activity, pick, order_id, chosen)
