from temporalio import activity


@activity.defn
async def tick() -> None:
    activity.logger.info("tick")


@activity.defn
def charge(order_id: str, cents: int) -> None:
    activity.logger.info("%s %s", order_id, cents)


class Billing:
    @activity.defn
    async def refund(self, order_id: str) -> None:
        activity.logger.info("%s", order_id)


@activity.defn
class Audit:
    async def __call__(self, text: str) -> None:
        activity.logger.info("%s", text)
