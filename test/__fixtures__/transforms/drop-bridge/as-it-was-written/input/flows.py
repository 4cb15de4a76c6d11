from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Optional

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

    @classmethod
    def from_payloads(cls, first: Any, *rest: Any) -> "TransferRequest":
        """Takes the model, or the payloads that were sent before there was one."""
        if rest:
            return cls.model_validate(dict(zip(cls.model_fields, (first, *rest))))
        return cls.model_validate(first)


@workflow.defn
class TransferWorkflow:
    """An old starter always sends two payloads."""

    @workflow.run
    async def run(self, request: TransferRequest, *legacy: Any) -> int:
        request = TransferRequest.from_payloads(request, *legacy)
        return request.cents + len(request.source) + len(request.target)


class RemindRequest(BaseModel):
    """The input of RemindWorkflow."""

    who: Optional[str]
    after: timedelta = timedelta(days=1)

    @classmethod
    def from_payloads(cls, first: Any, *rest: Any) -> "RemindRequest":
        """Takes the model, or the payloads that were sent before there was one."""
        if rest or not isinstance(first, (cls, dict)):
            return cls.model_validate(dict(zip(cls.model_fields, (first, *rest))))
        return cls.model_validate(first)


@workflow.defn
class RemindWorkflow:
    """An old starter may send one payload, which is no object."""

    @workflow.run
    async def run(self, request: RemindRequest, *legacy: Any) -> None:
        request = RemindRequest.from_payloads(request, *legacy)
        await workflow.sleep(request.after)
        print(request.who)


class ShipRequest(BaseModel):
    """The input of ShipWorkflow."""

    order: Order
    express: bool = False

    @classmethod
    def from_payloads(cls, first: Any, *rest: Any) -> "ShipRequest":
        """Takes the model, or the payloads that were sent before there was one."""
        keys = first if isinstance(first, dict) else ()
        if rest or not (isinstance(first, cls) or "order" in keys):
            return cls.model_validate(dict(zip(cls.model_fields, (first, *rest))))
        return cls.model_validate(first)


@workflow.defn
class ShipWorkflow:
    """An old starter may send one payload, which is an object with other keys."""

    @workflow.init
    def __init__(self, request: ShipRequest, *legacy: Any) -> None:
        request = ShipRequest.from_payloads(request, *legacy)
        self.express = request.express
        self.numbers = [request.order.number]

    @workflow.run
    async def run(self, request: ShipRequest, *legacy: Any) -> int:
        request = ShipRequest.from_payloads(request, *legacy)
        order = request.order
        order = Order(order.number + 1, order.items)
        return order.number if request.express else 0


class DefaultsRequest(BaseModel):
    """The input of DefaultsWorkflow."""

    size: int = 10
    legacy: str = "no"

    @classmethod
    def from_payloads(cls, first: Any, *rest: Any) -> "DefaultsRequest":
        """Takes the model, or the payloads that were sent before there was one."""
        if rest or not isinstance(first, (cls, dict)):
            return cls.model_validate(dict(zip(cls.model_fields, (first, *rest))))
        return cls.model_validate(first)


@workflow.defn
class DefaultsWorkflow:
    """An old starter may send no payload at all."""

    @workflow.run
    async def run(
        self, request: DefaultsRequest = DefaultsRequest(), *legacy_: Any
    ) -> str:
        request = DefaultsRequest.from_payloads(request, *legacy_)
        if request.size > 10:
            workflow.continue_as_new(
                args=[DefaultsRequest(size=request.size - 1, legacy=request.legacy)]
            )
        return f"{request.size} {request.legacy}"
