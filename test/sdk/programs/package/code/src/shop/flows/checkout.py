from ..common import TIMEOUT, Item, wf

with wf.unsafe.imports_passed_through():
    from .. import tasks
    from ..tasks import Stock, discount
    from .delivery import DeliveryFlow


@wf.defn
class CheckoutFlow:
    @wf.run
    async def run(self, items: list[Item]) -> str:
        cents = 0
        for item in items:
            cents += await wf.execute_activity(tasks.price, item, start_to_close_timeout=TIMEOUT)
        less = await wf.execute_activity(discount, cents, start_to_close_timeout=TIMEOUT)
        taken = [
            await wf.execute_activity_method(Stock.take, item, start_to_close_timeout=TIMEOUT)
            for item in items
        ]
        delivered = await wf.execute_child_workflow(
            DeliveryFlow.run, items[0], id=f"{wf.info().workflow_id}-delivery"
        )
        return f"{cents - less} for {' and '.join(taken)}, {delivered}"
