from functools import partial

from temporalio import workflow


def bound(charge, order_id):
    return partial(workflow.execute_activity, charge, order_id, task_queue="shop")
