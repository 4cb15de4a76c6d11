from temporalio import activity, workflow


@activity.defn
async def charge(order_id: str, cents: int) -> None:
    activity.logger.info("%s %s", order_id, cents)


async def pay(items: list) -> None:
    await workflow.execute_activity(charge, args=["a", *items], task_queue="a")
    await workflow.execute_activity(charge, *items, task_queue="a")
    await workflow.execute_activity(charge, args=[*("a", 1)], task_queue="a")
