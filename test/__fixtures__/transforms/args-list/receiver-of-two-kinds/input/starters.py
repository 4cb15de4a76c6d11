from temporalio.client import Client

from queues import Broker


async def start(client: Client | Broker, order_id: str) -> None:
    await client.start_workflow("Pay", order_id, 1, id="1", queue="a")


async def rebound(client: Client, order_id: str) -> None:
    client = Broker()
    await client.start_workflow("Pay", order_id, 1, queue="a")
