from pydantic import BaseModel
from temporalio import activity
from temporalio.client import Client
from temporalio.contrib.pydantic import pydantic_data_converter
from temporalio.testing import WorkflowEnvironment
from temporalio.worker import Replayer, Worker


class Order(BaseModel):
    number: int


@activity.defn
async def store(order: Order) -> None: ...


async def connect(address: str) -> Client:
    return await Client.connect(address, data_converter=pydantic_data_converter)


async def connect_far(address: str, key: str) -> Client:
    return await Client.connect(
        address,
        namespace="orders",
        api_key=key,  # from the vault
        data_converter=pydantic_data_converter,
    )


async def connect_long(address: str, namespace: str) -> Client:
    return await Client.connect(
        address,
        namespace=namespace,
        identity="a-worker",
        data_converter=pydantic_data_converter,
    )


async def connect_split(address: str) -> Client:
    return await Client.connect(
        address,
        namespace="orders",
        identity="a-worker-with-a-long-name",
        data_converter=pydantic_data_converter,
    )


async def work(address: str) -> None:
    client = await connect(address)
    Worker(client, task_queue="orders", workflows=[])
    async with await WorkflowEnvironment.start_time_skipping(
        data_converter=pydantic_data_converter
    ) as env:
        print(env.client)
    Replayer(workflows=[], data_converter=pydantic_data_converter)
