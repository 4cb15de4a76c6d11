from pydantic import BaseModel
from temporalio import activity
from temporalio.client import Client
from temporalio.converter import DataConverter
from temporalio.envconfig import ClientConfig


class Order(BaseModel):
    number: int


@activity.defn
async def store(order: Order) -> None: ...


async def connect(address: str, plugin: object) -> None:
    await Client.connect(address, data_converter=DataConverter.default)
    await Client.connect(address, plugins=[plugin])
    await Client.connect(**ClientConfig.load_client_connect_config())
