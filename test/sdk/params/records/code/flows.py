from typing import Any

from records import Item, Level, Order
from temporalio import workflow


@workflow.defn
class OrderFlow:
    @workflow.run
    async def run(
        self, order: Order, extra: list[Item], level: Level = Level.LOW
    ) -> list[str]:
        order.items.extend(extra)
        lines = [f"{item.sku} x {item.count}" for item in order.items]
        return [*lines, f"{type(order).__name__} {order.number}", level.name]


@workflow.defn
class NoteFlow:
    @workflow.run
    async def run(self, order: Order, note: str = "-") -> str:
        return f"{type(order).__name__} {order.number} {note}"


@workflow.defn
class LabelFlow:
    @workflow.run
    async def run(self, labels: dict[str, Any], level: Level) -> str:
        return f"{sorted(labels)} {labels.get('level')} {level.name}"
