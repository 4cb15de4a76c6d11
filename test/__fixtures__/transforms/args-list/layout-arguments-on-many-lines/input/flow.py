from datetime import timedelta

from temporalio import workflow
from temporalio.common import RetryPolicy


async def bake(order, shelf, **options):
    dough = await workflow.execute_activity(knead_the_dough_of_it, order_of_customer,
        start_to_close_timeout=timedelta(seconds=20), task_queue="ovens")
    dough = await workflow.execute_activity(knead_the_dough_of, order.of_customer,
                                            start_to_close_timeout=timedelta(seconds=20))
    await workflow.execute_activity(
        knead_the_dough_of_the_customer, order, start_to_close_timeout=timedelta(1),
        task_queue="ovens",
    )
    await workflow.execute_activity(knead_the_dough_of_the_customer_now, order, shelf, 5,
        task_queue="ovens")
    await workflow.execute_activity(knead_the_dough_of_the_customer_now, order, timeout,
        the_shelf_that_is_free, task_queue="ovens")
    await workflow.execute_activity(knead_the_dough, order, schedule_to_close_timeout=SOON,
        task_queue="ovens")
    await workflow.execute_activity(knead_dough_of_customer, order, retry_policy=RetryPolicy(
        maximum_attempts=3))
    await workflow.execute_activity(knead, order, shelf, retry_policy=RetryPolicy(
        maximum_attempts=3))
    return dough
