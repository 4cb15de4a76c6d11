from dataclasses import dataclass
from datetime import timedelta
from typing import Optional

from temporalio import workflow


@dataclass
class Order:
    number: int
    items: list[str]


@workflow.defn
class TransferWorkflow:
    """An old starter always sends two payloads."""

    @workflow.run
    async def run(self, source: str, target: str, cents: int = 0) -> int:
        return cents + len(source) + len(target)


@workflow.defn
class RemindWorkflow:
    """An old starter may send one payload, which is no object."""

    @workflow.run
    async def run(self, who: Optional[str], after: timedelta = timedelta(days=1)) -> None:
        await workflow.sleep(after)
        print(who)


@workflow.defn
class ShipWorkflow:
    """An old starter may send one payload, which is an object with other keys."""

    @workflow.init
    def __init__(self, what: Order, express: bool = False) -> None:
        self.express = express
        self.numbers = [what.number]

    @workflow.run
    async def run(self, order: Order, express: bool = False) -> int:
        order = Order(order.number + 1, order.items)
        return order.number if express else 0


@workflow.defn
class DefaultsWorkflow:
    """An old starter may send no payload at all."""

    @workflow.run
    async def run(self, size: int = 10, legacy: str = "no") -> str:
        if size > 10:
            workflow.continue_as_new(args=[size - 1, legacy])
        return f"{size} {legacy}"
