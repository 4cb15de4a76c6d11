from temporalio import activity

PREFIX = "shop."


def named(function):
    return activity.defn(name=PREFIX + function.__name__)(function)


@named
async def charge(order_id: str) -> None:
    activity.logger.info("%s", order_id)


@activity.defn(name=f"{PREFIX}refund")
async def refund(order_id: str) -> None:
    activity.logger.info("%s", order_id)
