from temporalio.client import Client


async def approve(client: Client, workflow_id: str, order_id: str) -> None:
    workflow = client.get_workflow_handle(workflow_id)
    await workflow.signal("approve", order_id)
    await workflow.query("status")
    await workflow.result()


async def start(client: Client, order_id: str) -> None:
    workflow = await client.start_workflow(
        "pay", order_id, id=order_id, task_queue="shop"
    )
    await workflow.execute_update("approve", order_id)
