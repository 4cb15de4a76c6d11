from app.deps import Deps, get_client


async def start(order_id: str) -> None:
    client = await get_client()
    await client.start_workflow("Pay", order_id, 1, id="1", task_queue="a")


async def start_with(deps: Deps, order_id: str) -> None:
    await deps.client.start_workflow("Pay", order_id, 1, id="1", task_queue="a")
