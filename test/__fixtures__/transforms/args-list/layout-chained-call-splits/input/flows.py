from temporalio import workflow
from temporalio.client import Client


async def approve(client: Client, order_id: str) -> None:
    await workflow.get_external_workflow_handle(order_id).signal("approve", order_id, 1)
    await client.get_workflow_handle(order_id).execute_update("approve", order_id, "ok")
