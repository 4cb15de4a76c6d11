from temporalio.client import Client, WithStartWorkflowOperation


async def start(client: Client, order_id: str) -> None:
    await client.start_workflow(
        "Pay",
        order_id,
        100,
        id=order_id,
        task_queue="shop",
        start_signal="approve",
        start_signal_args=[order_id, 100],
    )
    operation = WithStartWorkflowOperation(
        "Pay", args=[order_id, 100], id=order_id, task_queue="shop"
    )
    await client.execute_update_with_start_workflow(
        "approve", order_id, 100, start_workflow_operation=operation
    )
    await client.start_update_with_start_workflow(
        "approve",
        order_id,
        100,
        start_workflow_operation=operation,
        wait_for_stage=None,
    )
