from datetime import timedelta

from temporalio import activity, workflow
from temporalio.client import Client

TIMEOUT = timedelta(minutes=1)


@activity.defn
async def charge(order: str, cents: int) -> None:
    activity.logger.info("%s %s", order, cents)


class Billing:
    @activity.defn
    async def refund(self, order: str) -> None:
        activity.logger.info("%s", order)


async def pay(order: str, options) -> None:
    await workflow.execute_activity(charge, kwargs={"order": order, "cents": 1}, start_to_close_timeout=TIMEOUT)
    await workflow.execute_activity(charge, order, cents=1, start_to_close_timeout=TIMEOUT)
    workflow.start_local_activity(charge, args=[order, 1], heartbeat_timeout=TIMEOUT, start_to_close_timeout=TIMEOUT)
    await workflow.execute_activity_method(Billing.refund, order, result_type=str, start_to_close_timeout=TIMEOUT)
    await workflow.execute_activity("elsewhere", payload=order, start_to_close_timeout=TIMEOUT)


async def right(order: str, options, client: Client, own) -> None:
    await workflow.execute_activity(activity=charge, args=[order, 1], result_type=str, start_to_close_timeout=TIMEOUT)
    await workflow.execute_activity(charge, args=[order, 1], **options)
    await workflow.execute_local_activity(charge, args=[order, 1], local_retry_threshold=TIMEOUT)
    await client.execute_activity(charge, args=[order, 1], id="a", task_queue="a", start_delay=TIMEOUT)
    await own.execute_activity(charge, kwargs={"order": order})
