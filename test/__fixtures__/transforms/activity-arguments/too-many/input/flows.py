import activities
from activities import Audit, Billing, charge, tick
from temporalio import workflow


@workflow.defn
class Pay:
    def __init__(self) -> None:
        self.billing = Billing()

    @workflow.run
    async def run(self, order_id: str, cents: int) -> None:
        await workflow.execute_activity(
            charge, args=[order_id, cents, 1], task_queue="a"
        )
        await workflow.execute_activity(charge, order_id, cents, 1, task_queue="a")
        await workflow.execute_activity(tick, order_id, task_queue="a")
        await workflow.execute_activity(tick, arg=order_id, task_queue="a")
        await workflow.execute_activity(
            activities.charge, args=(order_id, cents, 1), task_queue="a"
        )
        await workflow.execute_activity_method(
            Billing.refund, args=[order_id, cents], task_queue="a"
        )
        await workflow.execute_activity(
            self.billing.refund, args=[order_id, cents], task_queue="a"
        )
        await workflow.execute_activity_class(Audit, args=["a", "b"], task_queue="a")
        await workflow.execute_activity("charge", args=[1, 2, 3], task_queue="a")
        workflow.start_local_activity(activity=tick, args=[None])
