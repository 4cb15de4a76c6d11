from flows import Pay
from temporalio.client import Client, WorkflowHandle


async def given(handle: WorkflowHandle[Pay, None], order_id: str) -> None:
    await handle.signal(Pay.approve, args=[order_id, 1])


async def found(client: Client, order_id: str) -> None:
    handle = client.get_workflow_handle_for(Pay.run, order_id)
    await handle.query(Pay.due, args=[order_id, 1])


async def unknown(handle, order_id: str) -> None:
    await handle.signal(Pay.approve, args=[order_id, 1])
    await handle.query(Pay.due, args=[order_id, 1])
