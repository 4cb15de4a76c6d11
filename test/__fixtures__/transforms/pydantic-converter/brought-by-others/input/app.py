import dataclasses

from converters import sealed
from pydantic import BaseModel
from temporalio import activity
from temporalio.client import Client
from temporalio.contrib.openai_agents import OpenAIAgentsPlugin
from temporalio.contrib.pydantic import pydantic_data_converter


class Order(BaseModel):
    number: int


@activity.defn
async def store(order: Order) -> None: ...


async def connect(address: str, codec: object) -> None:
    await Client.connect(address, plugins=[OpenAIAgentsPlugin()])
    plugin = OpenAIAgentsPlugin()
    await Client.connect(address, plugins=[plugin])
    await Client.connect(address, data_converter=dataclasses.replace(pydantic_data_converter, payload_codec=codec))
    await Client.connect(address, data_converter=sealed())
