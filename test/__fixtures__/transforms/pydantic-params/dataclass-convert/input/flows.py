from dataclasses import asdict, replace

from temporalio import workflow

from models import Order, Plain


@workflow.defn
class OrderWorkflow:
    @workflow.run
    async def run(self, order: Order) -> int:
        if order.size > 100:
            workflow.continue_as_new(replace(order, items=order.items[100:], note="rest"))
        print(asdict(order), asdict(Order(1, note="x")))
        return order.size


@workflow.defn
class OtherWorkflow:
    @workflow.run
    async def run(self, order: Order) -> list[Plain]:
        return [Plain(order.number)]
