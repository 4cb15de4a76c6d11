from temporalio import activity


@activity.defn
async def charge(order_id: str, *, cents: int) -> None:
    activity.logger.info("%s %s", order_id, cents)


class Billing:
    @activity.defn(name="refund")
    def give_back(self, order_id: str, *, cents: int = 0, why: str = "") -> None:
        activity.logger.info("%s %s %s", order_id, cents, why)


def helper(order_id: str, *, cents: int) -> None:
    activity.logger.info("%s %s", order_id, cents)
