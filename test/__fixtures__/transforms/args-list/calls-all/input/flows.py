from temporalio import workflow
from temporalio.client import Client, ScheduleActionStartWorkflow
from temporalio.testing import ActivityEnvironment


@workflow.defn
class Pay:
    @workflow.run
    async def run(self, order_id: str) -> None:
        await workflow.execute_activity("charge", order_id, task_queue="shop")
        await workflow.execute_child_workflow("Ship", order_id)
        handle = await workflow.start_child_workflow("Ship", arg=order_id)
        await handle.signal("approve", order_id)
        other = workflow.get_external_workflow_handle("1")
        await other.signal("approve", order_id)
        workflow.continue_as_new(order_id)


async def start(client: Client, order_id: str, charge) -> None:
    await client.execute_workflow("Pay", order_id, id="1", task_queue="shop")
    handle = await client.start_workflow("Pay", arg=order_id, id="1", task_queue="a")
    await handle.signal("approve", order_id)
    await handle.query("due", order_id)
    await handle.execute_update("approve", arg=order_id)
    await handle.start_update("approve", order_id, wait_for_stage=None)
    await handle.terminate(order_id)
    ScheduleActionStartWorkflow("Pay", order_id, id="1", task_queue="shop")
    await ActivityEnvironment().run(charge, order_id)
