from temporalio import activity, workflow

OPTIONS = {"task_queue": "a"}


@activity.defn
async def charge(order_id: str, cents: int) -> None:
    activity.logger.info("%s %s", order_id, cents)


async def pay(order_id: str, **options) -> None:
    await workflow.execute_activity(charge, args=[order_id], **OPTIONS)
    await workflow.execute_activity(charge, order_id, 1, 2, **options)
    await workflow.execute_activity(charge, **options)
