from temporalio import activity, workflow
from temporalio.client import Client


@activity.defn
async def charge(order_id: str) -> None:
    activity.logger.info("%s", order_id)


async def pay(client: Client, order_id: str) -> None:
    await workflow.execute_child_workflow("chargee", args=[order_id])
    await client.start_workflow("chargee", order_id, id="1", task_queue="a")
    await client.get_workflow_handle("1").signal("chargee", order_id)
    print("chargee", order_id)
