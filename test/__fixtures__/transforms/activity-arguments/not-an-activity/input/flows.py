from temporalio import activity, workflow


def charge(order_id: str) -> None:
    activity.logger.info("%s", order_id)


@workflow.defn
class Pay:
    @workflow.run
    async def run(self, order_id: str) -> None:
        await workflow.execute_activity(charge, args=[order_id, 1], task_queue="a")
        await workflow.execute_child_workflow(Pay.run, args=[order_id, 1])
