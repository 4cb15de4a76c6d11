from temporalio.client import Client
from temporalio.contrib.pydantic import pydantic_data_converter


async def connect(address: str) -> Client:
    return await Client.connect(address, data_converter=pydantic_data_converter)
