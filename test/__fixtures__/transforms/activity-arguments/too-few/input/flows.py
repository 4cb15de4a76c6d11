from temporalio import activity, workflow


@activity.defn
async def charge(order_id: str, cents: int, /, currency: str = "EUR") -> None:
    activity.logger.info("%s %s %s", order_id, cents, currency)


async def pay(order_id: str, cents: int) -> None:
    await workflow.execute_activity(charge, task_queue="a")
    await workflow.execute_activity(charge, order_id, task_queue="a")
    await workflow.execute_activity(charge, args=[order_id], task_queue="a")
    await workflow.execute_activity(charge, args=[], task_queue="a")
    await workflow.execute_activity(charge, args=[order_id, cents, "EUR"])
