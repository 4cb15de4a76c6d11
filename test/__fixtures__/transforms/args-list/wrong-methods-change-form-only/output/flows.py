from temporalio import activity, workflow


class Billing:
    @activity.defn
    async def charge(self, order_id: str, cents: int = 0) -> None:
        activity.logger.info("%s %s", order_id, cents)


async def pay(order_id: str) -> None:
    await workflow.execute_activity_method(
        Billing.charge,
        args=[order_id],
        task_queue="a",
    )
    await workflow.execute_activity_method(Billing.charge, args=[1], task_queue="a")
