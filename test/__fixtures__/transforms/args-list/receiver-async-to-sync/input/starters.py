from asgiref.sync import async_to_sync
from temporalio.client import Client

from flows import Pay


def start(client: Client, order_id: str) -> None:
    async_to_sync(client.start_workflow)(Pay.run, order_id, id="1", task_queue="a")
    async_to_sync(client.start_workflow)(Pay.run, order_id, 1, id="1", task_queue="a")
