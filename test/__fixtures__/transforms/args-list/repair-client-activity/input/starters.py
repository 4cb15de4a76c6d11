from temporalio.client import Client


async def start(client: Client, charge, order_id: str) -> None:
    await client.execute_activity(charge, order_id, 1, id="1", task_queue="shop")
    await client.start_activity(charge, order_id, 1, id="1", task_queue="shop")
    await client.start_activity_class(charge, order_id, 1, id="1", task_queue="a")
    await client.execute_activity_method(charge, order_id, 1, id="1", task_queue="a")
    await client.execute_activity(charge, order_id, id="1", task_queue="shop")
