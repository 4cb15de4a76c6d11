from dataclasses import dataclass

from pydantic import BaseModel
from temporalio import workflow
from temporalio.client import Client


class Settings(BaseModel):
    address: str


@dataclass
class Order:
    number: int


@workflow.defn
class Shop:
    @workflow.run
    async def run(self, order: Order) -> None: ...


async def connect(settings: Settings) -> Client:
    return await Client.connect(settings.address)
