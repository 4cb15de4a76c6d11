from temporalio.client import Client

from shop.flows import Tick
from shop.ticker import ticking
from shop.worker import make_worker


async def tour(client: Client) -> None:
    await client.start_workflow(Tick.run, 1, id="tick", task_queue="shop")


async def main() -> None:
    # The worker of the other file sends models through it.
    client = await Client.connect("localhost:7233")
    async with make_worker(client):
        await tour(client)


async def ticks_only() -> None:
    # Nobody who gets this one has models.
    client = await Client.connect("localhost:7233")
    async with ticking(client):
        await tour(client)
