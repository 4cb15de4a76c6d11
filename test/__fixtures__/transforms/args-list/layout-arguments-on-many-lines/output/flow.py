from datetime import timedelta

from temporalio import workflow
from temporalio.common import RetryPolicy


async def bake(order, shelf, **options):
    dough = await workflow.execute_activity(knead_the_dough_of_it,
        args=[order_of_customer],
        start_to_close_timeout=timedelta(seconds=20), task_queue="ovens")
    dough = await workflow.execute_activity(knead_the_dough_of,
                                            args=[order.of_customer],
                                            start_to_close_timeout=timedelta(seconds=20))
    await workflow.execute_activity(
        knead_the_dough_of_the_customer,
        args=[order], start_to_close_timeout=timedelta(1),
        task_queue="ovens",
    )
    await workflow.execute_activity(knead_the_dough_of_the_customer_now, args=[order, shelf, 5],
        task_queue="ovens")
    await workflow.execute_activity(knead_the_dough_of_the_customer_now, args=[order, timeout,
        the_shelf_that_is_free], task_queue="ovens")
    await workflow.execute_activity(knead_the_dough, args=[order], schedule_to_close_timeout=SOON,
        task_queue="ovens")
    await workflow.execute_activity(knead_dough_of_customer, args=[order], retry_policy=RetryPolicy(
        maximum_attempts=3))
    await workflow.execute_activity(knead, args=[order, shelf], retry_policy=RetryPolicy(
        maximum_attempts=3))
    return dough
