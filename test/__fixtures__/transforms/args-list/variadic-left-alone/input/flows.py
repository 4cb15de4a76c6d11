from temporalio import workflow
from temporalio.client import Client
from temporalio.testing import ActivityEnvironment


async def start(client: Client, order_id: str, charge) -> None:
    await workflow.signal_with_start_workflow(
        "Pay", order_id, 1, id="1", signal="approve", signal_args=[order_id, 1]
    )
    await client.get_workflow_handle(order_id).terminate(order_id, 1, reason="done")
    env = ActivityEnvironment()
    await env.run(charge, order_id, 1)
    env.run(charge, order_id)
