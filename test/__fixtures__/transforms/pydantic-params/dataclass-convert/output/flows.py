from temporalio import workflow

from models import Order, Plain


@workflow.defn
class OrderWorkflow:
    @workflow.run
    async def run(self, order: Order) -> int:
        if order.size > 100:
            workflow.continue_as_new(
                order.model_copy(update={"items": order.items[100:], "note": "rest"})
            )
        print(order.model_dump(), Order(number=1, note="x").model_dump())
        return order.size


@workflow.defn
class OtherWorkflow:
    @workflow.run
    async def run(self, order: Order) -> list[Plain]:
        return [Plain(order.number)]
