from temporalio import workflow
from temporalio.client import Client, ScheduleActionStartWorkflow
from temporalio.testing import ActivityEnvironment


@workflow.defn
class Pay:
    @workflow.run
    async def run(self, order_id: str) -> None:
        await workflow.execute_activity("charge", args=[order_id], task_queue="shop")
        await workflow.execute_child_workflow("Ship", args=[order_id])
        handle = await workflow.start_child_workflow("Ship", args=[order_id])
        await handle.signal("approve", args=[order_id])
        other = workflow.get_external_workflow_handle("1")
        await other.signal("approve", args=[order_id])
        workflow.continue_as_new(args=[order_id])


async def start(client: Client, order_id: str, charge) -> None:
    await client.execute_workflow("Pay", args=[order_id], id="1", task_queue="shop")
    handle = await client.start_workflow("Pay", args=[order_id], id="1", task_queue="a")
    await handle.signal("approve", args=[order_id])
    await handle.query("due", args=[order_id])
    await handle.execute_update("approve", args=[order_id])
    await handle.start_update("approve", args=[order_id], wait_for_stage=None)
    await handle.terminate(order_id)
    ScheduleActionStartWorkflow("Pay", args=[order_id], id="1", task_queue="shop")
    await ActivityEnvironment().run(charge, order_id)
