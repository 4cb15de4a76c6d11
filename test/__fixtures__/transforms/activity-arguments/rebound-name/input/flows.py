from temporalio import activity, workflow


@activity.defn
async def charge(order_id: str) -> None:
    activity.logger.info("%s", order_id)


async def given(charge) -> None:
    await workflow.execute_activity(charge, args=[1, 2], task_queue="a")


async def chosen(other, american: bool) -> None:
    job = charge
    if american:
        job = other
    await workflow.execute_activity(job, args=["a", "b"], task_queue="a")


async def alias() -> None:
    job = charge
    await workflow.execute_activity(job, args=["a", "b"], task_queue="a")
