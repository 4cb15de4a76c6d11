from typing import Optional

import polars as pl
from pydantic import BaseModel
from temporalio import activity


class Order(BaseModel):
    number: str


class Found(BaseModel):
    orders: list[Order]
    total: int


@activity.defn
async def load(day: str) -> list[Order]:
    return []


@activity.defn(name="find-orders")
def find(day: str) -> Optional[Found]:
    return None


class Tables:
    @activity.defn
    async def read(self, table: str) -> pl.DataFrame:
        ...
