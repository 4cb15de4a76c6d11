from pydantic import BaseModel
from temporalio import activity
from temporalio.client import Client
from temporalio.contrib import pydantic


class Order(BaseModel):
    number: int


@activity.defn
async def store(order: Order) -> None: ...


class Database:
    async def connect(self, address: str) -> None: ...


async def connect(address: str, database: Database) -> None:
    await Client.connect(address, data_converter=pydantic.pydantic_data_converter)
    await database.connect(address)
