from temporalio import activity


@activity.defn(name="note")
class Note:
    async def __call__(self, order_id: str) -> None:
        activity.logger.info("%s", order_id)


class Billing:
    @activity.defn
    async def charge(self, order_id: str) -> None:
        activity.logger.info("%s", order_id)
