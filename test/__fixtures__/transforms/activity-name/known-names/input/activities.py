from temporalio import activity

REFUND = "give-back"


@activity.defn
async def charge(order_id: str) -> None:
    activity.logger.info("%s", order_id)


@activity.defn(name=REFUND)
async def refund(order_id: str) -> None:
    activity.logger.info("%s", order_id)


class Billing:
    @activity.defn(name="audit")
    async def run_audit(self, order_id: str) -> None:
        activity.logger.info("%s", order_id)


@activity.defn
class Note:
    async def __call__(self, order_id: str) -> None:
        activity.logger.info("%s", order_id)
