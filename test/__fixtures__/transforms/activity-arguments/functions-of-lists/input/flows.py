from temporalio import activity, workflow


@activity.defn
async def charge(order_ids: list[str], limits: dict[str, int] | None) -> None:
    activity.logger.info("%s %s", order_ids, limits)


async def pay(items: list) -> None:
    await workflow.execute_activity(charge, args=[["a"], None], task_queue="a")
    await workflow.execute_activity(charge, args=[[], {}], task_queue="a")
    await workflow.execute_activity(charge, args=(["a"], {"a": 1}), task_queue="a")
    await workflow.execute_activity(charge, args=[items, None], task_queue="a")
    await workflow.execute_activity(charge, args=["a", None], task_queue="a")
    await workflow.execute_activity(charge, ["a"], task_queue="a")
