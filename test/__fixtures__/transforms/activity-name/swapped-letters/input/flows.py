from temporalio import activity, workflow


@activity.defn
async def charge(order_id: str) -> None:
    activity.logger.info("%s", order_id)


async def pay(order_id: str) -> None:
    await workflow.execute_activity("chrage", args=[order_id])
