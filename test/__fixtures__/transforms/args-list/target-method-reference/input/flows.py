from temporalio import activity, workflow


class Billing:
    @activity.defn
    async def charge(self, order_id: str) -> None:
        activity.logger.info("charge %s", order_id)

    @staticmethod
    @activity.defn
    async def audit(order_id: str) -> None:
        activity.logger.info("audit %s", order_id)


billing = Billing()


@workflow.defn
class Pay:
    def __init__(self) -> None:
        self.billing = Billing()

    @workflow.run
    async def run(self, order_id: str) -> None:
        soon = 30
        await workflow.execute_activity(billing.charge, order_id, task_queue="shop")
        await workflow.execute_activity(self.billing.charge, order_id, task_queue="a")
        await workflow.execute_activity(Billing.audit, order_id, task_queue="shop")
        await workflow.execute_activity_method(
            Billing.charge, order_id, start_to_close_timeout=soon
        )
        workflow.start_local_activity_method(Billing.charge, arg=order_id)
