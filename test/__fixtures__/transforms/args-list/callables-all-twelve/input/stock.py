from temporalio import activity


@activity.defn
async def ship(order_id: str) -> None:
    activity.logger.info("ship %s", order_id)


@activity.defn
def pack(order_id: str) -> None:
    activity.logger.info("pack %s", order_id)


@activity.defn
class Reserve:
    async def __call__(self, order_id: str) -> None:
        activity.logger.info("reserve %s", order_id)


class Stock:
    @activity.defn
    async def move(self, order_id: str) -> None:
        activity.logger.info("move %s", order_id)
