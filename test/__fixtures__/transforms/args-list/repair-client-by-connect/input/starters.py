from temporalio.client import Client

shared = Client("localhost:7233")


async def connect() -> Client:
    return await Client.connect("localhost:7233")


async def direct() -> None:
    client = await Client.connect("localhost:7233")
    await client.execute_workflow("Pay", "o-1", 100, id="1", task_queue="shop")


async def chained() -> None:
    await (await Client.connect("localhost:7233")).start_workflow(
        "Pay", "o-1", 100, id="1", task_queue="shop"
    )


async def by_function() -> None:
    client = await connect()
    await client.execute_workflow("Pay", "o-1", 100, id="1", task_queue="shop")


async def by_global() -> None:
    await shared.execute_workflow("Pay", "o-1", 100, id="1", task_queue="shop")
