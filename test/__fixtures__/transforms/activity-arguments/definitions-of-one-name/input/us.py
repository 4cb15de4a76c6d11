from temporalio import activity


@activity.defn
async def charge(order_id: str, state: str) -> None:
    activity.logger.info("%s %s", order_id, state)
