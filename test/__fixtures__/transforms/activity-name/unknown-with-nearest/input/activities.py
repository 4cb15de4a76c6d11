from temporalio import activity

REFUND = "give-back"


@activity.defn
async def charge_order(order_id: str) -> None:
    activity.logger.info("%s", order_id)


@activity.defn(name=REFUND)
async def refund(order_id: str) -> None:
    activity.logger.info("%s", order_id)
