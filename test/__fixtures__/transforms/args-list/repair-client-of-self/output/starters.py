from dataclasses import dataclass

from temporalio.client import Client


class Starter:
    def __init__(self, client: Client) -> None:
        self.client = client

    async def start(self, order_id: str) -> None:
        await self.client.start_workflow(
            "Pay", args=[order_id, 1], id="1", task_queue="a"
        )


class Late:
    def __init__(self) -> None:
        self._client: Client | None = None

    async def start(self, order_id: str) -> None:
        self._client = await Client.connect("localhost:7233")
        await self._client.start_workflow(
            "Pay", args=[order_id, 1], id="1", task_queue="a"
        )


class Lazy:
    _client = None

    async def client(self) -> Client:
        if self._client is None:
            self._client = await Client.connect("localhost:7233")
        return self._client

    async def start(self, order_id: str) -> None:
        client = await self.client()
        await client.start_workflow("Pay", args=[order_id, 1], id="1", task_queue="a")


class Inherited(Starter):
    async def again(self, order_id: str) -> None:
        await self.client.start_workflow(
            "Pay", args=[order_id, 1], id="1", task_queue="a"
        )


@dataclass
class Activities:
    client: Client

    async def start(self, order_id: str) -> None:
        await self.client.start_workflow(
            "Pay", args=[order_id, 1], id="1", task_queue="a"
        )


async def use(starter: Starter, order_id: str) -> None:
    await starter.client.start_workflow(
        "Pay", args=[order_id, 1], id="1", task_queue="a"
    )
