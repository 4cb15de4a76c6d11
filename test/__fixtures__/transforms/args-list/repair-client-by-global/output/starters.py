from temporalio.client import Client

client = None


async def connect() -> None:
    global client
    client = await Client.connect("localhost:7233")


async def start(order_id: str) -> None:
    await client.start_workflow("Pay", args=[order_id, 1], id="1", task_queue="a")


async def by_walrus(order_id: str) -> None:
    if c := await Client.connect("localhost:7233"):
        await c.start_workflow("Pay", args=[order_id, 1], id="1", task_queue="a")
