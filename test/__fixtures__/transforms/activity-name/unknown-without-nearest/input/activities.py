from temporalio import activity


@activity.defn
async def charge(order_id: str) -> None:
    activity.logger.info("%s", order_id)
