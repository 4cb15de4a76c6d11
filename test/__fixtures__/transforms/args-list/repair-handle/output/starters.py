from temporalio import workflow
from temporalio.client import Client, WorkflowHandle


async def approve(client: Client, order_id: str) -> None:
    handle = client.get_workflow_handle(order_id)
    await handle.signal("approve", args=[order_id, 1])
    await handle.query("status", args=[order_id, 1])
    await handle.execute_update("approve", args=[order_id, 1])
    await handle.start_update("approve", args=[order_id, 1], wait_for_stage=None)
    await handle.terminate(order_id, 1)
    await handle.signal("approve", order_id)
    await client.get_workflow_handle(order_id).signal("approve", args=[order_id, 1])


async def started(client: Client, order_id: str) -> None:
    handle = await client.start_workflow("Pay", id=order_id, task_queue="shop")
    await handle.signal("approve", args=[order_id, 1])


async def given(handle: WorkflowHandle, order_id: str) -> None:
    await handle.signal("approve", args=[order_id, 1])


async def child(order_id: str) -> None:
    handle = await workflow.start_child_workflow("Ship", id=order_id)
    await handle.signal("approve", args=[order_id, 1])
    other = workflow.get_external_workflow_handle(order_id)
    await other.signal("approve", args=[order_id, 1])
