from pydantic import BaseModel
from temporalio.client import Client
from temporalio.contrib import pydantic


class Database:
    async def connect(self, address: str) -> None: ...


async def connect(address: str, database: Database) -> None:
    await Client.connect(address, data_converter=pydantic.pydantic_data_converter)
    await database.connect(address)
