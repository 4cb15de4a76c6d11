from typing import NamedTuple, Protocol

from temporalio.client import Client, WorkflowHandle


class Declared:
    client: Client
    handle: "WorkflowHandle[object, None]"

    async def start(self, order_id: str) -> None:
        await self.client.start_workflow(
            "Pay", args=[order_id, 1], id="1", task_queue="a"
        )
        await self.handle.signal("approve", args=[order_id, 1])


class Derived:
    @property
    def client(self) -> Client:
        return connect()

    async def start(self, order_id: str) -> None:
        await self.client.start_workflow("Pay", order_id, 1, id="1", task_queue="a")


class Row(NamedTuple):
    client: Client


class HasClient(Protocol):
    client: Client


async def start(row: Row, holder: HasClient, order_id: str) -> None:
    await row.client.start_workflow("Pay", args=[order_id, 1], id="1", task_queue="a")
    await holder.client.start_workflow(
        "Pay", args=[order_id, 1], id="1", task_queue="a"
    )


def connect(): ...
