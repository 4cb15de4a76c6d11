from temporalio import activity


@activity.defn
async def charge(order_id: str, cents: int) -> None:
    activity.logger.info("%s %s", order_id, cents)


class Billing:
    @activity.defn
    async def refund(self, order_id: str, cents: int = 0) -> None:
        activity.logger.info("%s %s", order_id, cents)

    @staticmethod
    @activity.defn
    def audit(text: str) -> None:
        activity.logger.info("%s", text)
