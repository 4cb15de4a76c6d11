from pydantic import BaseModel
from temporalio import activity
from temporalio.client import Client
from temporalio.testing import WorkflowEnvironment
from temporalio.worker import Replayer, Worker


class Order(BaseModel):
    number: int


@activity.defn
async def store(order: Order) -> None: ...


async def connect(address: str) -> Client:
    return await Client.connect(address)


async def connect_far(address: str, key: str) -> Client:
    return await Client.connect(
        address,
        namespace="orders",
        api_key=key,  # from the vault
    )


async def connect_long(address: str, namespace: str) -> Client:
    return await Client.connect(address, namespace=namespace, identity="a-worker")


async def connect_split(address: str) -> Client:
    return await Client.connect(
        address, namespace="orders", identity="a-worker-with-a-long-name"
    )


async def work(address: str) -> None:
    client = await connect(address)
    Worker(client, task_queue="orders", workflows=[])
    async with await WorkflowEnvironment.start_time_skipping() as env:
        print(env.client)
    Replayer(workflows=[])
