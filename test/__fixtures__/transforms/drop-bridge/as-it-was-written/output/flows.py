from dataclasses import dataclass
from datetime import timedelta
from typing import Optional

from pydantic import BaseModel
from temporalio import workflow


@dataclass
class Order:
    number: int
    items: list[str]


class TransferRequest(BaseModel):
    """The input of TransferWorkflow."""

    source: str
    target: str
    cents: int = 0


@workflow.defn
class TransferWorkflow:
    """An old starter always sends two payloads."""

    @workflow.run
    async def run(self, request: TransferRequest) -> int:
        return request.cents + len(request.source) + len(request.target)


class RemindRequest(BaseModel):
    """The input of RemindWorkflow."""

    who: Optional[str]
    after: timedelta = timedelta(days=1)


@workflow.defn
class RemindWorkflow:
    """An old starter may send one payload, which is no object."""

    @workflow.run
    async def run(self, request: RemindRequest) -> None:
        await workflow.sleep(request.after)
        print(request.who)


class ShipRequest(BaseModel):
    """The input of ShipWorkflow."""

    order: Order
    express: bool = False


@workflow.defn
class ShipWorkflow:
    """An old starter may send one payload, which is an object with other keys."""

    @workflow.init
    def __init__(self, request: ShipRequest) -> None:
        self.express = request.express
        self.numbers = [request.order.number]

    @workflow.run
    async def run(self, request: ShipRequest) -> int:
        order = request.order
        order = Order(order.number + 1, order.items)
        return order.number if request.express else 0


class DefaultsRequest(BaseModel):
    """The input of DefaultsWorkflow."""

    size: int = 10
    legacy: str = "no"


@workflow.defn
class DefaultsWorkflow:
    """An old starter may send no payload at all."""

    @workflow.run
    async def run(self, request: DefaultsRequest = DefaultsRequest()) -> str:
        if request.size > 10:
            workflow.continue_as_new(
                args=[DefaultsRequest(size=request.size - 1, legacy=request.legacy)]
            )
        return f"{request.size} {request.legacy}"
