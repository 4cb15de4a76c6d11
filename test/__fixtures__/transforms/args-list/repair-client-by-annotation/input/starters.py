from __future__ import annotations

from typing import Annotated, Optional

import temporalio.client
from temporalio.client import Client


async def plain(client: Client) -> None:
    await client.execute_workflow("Pay", "o-1", 100, id="1", task_queue="shop")
    await client.start_workflow("Pay", "o-1", 100, id="1", task_queue="shop")
    await client.start_workflow("Pay", "o-1", id="1", task_queue="shop")


async def dotted(c: temporalio.client.Client) -> None:
    await c.start_workflow("Pay", "o-1", 100, id="1", task_queue="shop")


async def quoted(c: "Client") -> None:
    await c.start_workflow("Pay", "o-1", 100, id="1", task_queue="shop")


async def optional(c: Optional[Client] = None) -> None:
    if c:
        await c.start_workflow("Pay", "o-1", 100, id="1", task_queue="shop")


async def union(c: Client | None) -> None:
    if c:
        await c.start_workflow("Pay", "o-1", 100, id="1", task_queue="shop")


async def annotated(c: Annotated[Client, "injected"]) -> None:
    await c.start_workflow("Pay", "o-1", 100, id="1", task_queue="shop")


async def local() -> None:
    c: Client = make()
    await c.start_workflow("Pay", "o-1", 100, id="1", task_queue="shop")


def make(): ...
