from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel
from temporalio.client import Client

from flows import PrintWorkflow, ReadWorkflow


class Order(BaseModel):
    paper: str
    note: str | None = None
    tags: list[str] = []


@dataclass
class Sheet:
    extra: dict[str, Any] = field(default_factory=dict)
    pages: float = 3


async def by_order(client: Client, order: Order, sheet: Sheet, copies: int, dots, *owner: str) -> None:
    number = 7
    await client.start_workflow(
        PrintWorkflow.run,
        {
            "title": f"Order {number}",
            "copies": copies,
            "paper": order.paper,
            "tags": order.tags,
            "extra": sheet.extra,
            "pages": sheet.pages,
            "note": order.note,
            "dots": dots,
            "owner": owner,
        },
        id="order",
        task_queue="prints",
    )


async def by_name(client: Client, scale: float, title: str) -> None:
    await client.start_workflow(
        "PrintWorkflow",
        {"title": str(title), "color": True, "scale": scale, "printer": "p1", "tags": [title]},
        id="name",
        task_queue="prints",
    )


async def by_variable(client: Client, job: dict) -> None:
    await client.start_workflow(ReadWorkflow.run, job, id="read", task_queue="prints")


async def by_name_and_variable(client: Client) -> None:
    job = {"title": "Leaflet", "paper": "A5"}
    await client.start_workflow("PrintWorkflow", job, id="leaflet", task_queue="prints")
