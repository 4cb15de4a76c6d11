from datetime import timedelta

from temporalio import workflow

from stock import Reserve, Stock, pack, ship

SOON = timedelta(seconds=30)


@workflow.defn
class EveryForm:
    @workflow.run
    async def run(self, order_id: str) -> None:
        await workflow.execute_activity(ship, args=[order_id], start_to_close_timeout=SOON)
        await workflow.execute_activity_class(Reserve, args=[order_id], start_to_close_timeout=SOON)
        await workflow.execute_activity_method(Stock.move, args=[order_id], start_to_close_timeout=SOON)
        await workflow.execute_local_activity(pack, args=[order_id], start_to_close_timeout=SOON)
        await workflow.execute_local_activity_class(Reserve, args=[order_id], start_to_close_timeout=SOON)
        await workflow.execute_local_activity_method(Stock.move, args=[order_id], start_to_close_timeout=SOON)
        workflow.start_activity(ship, args=[order_id], start_to_close_timeout=SOON)
        workflow.start_activity_class(Reserve, args=[order_id], start_to_close_timeout=SOON)
        workflow.start_activity_method(Stock.move, args=[order_id], start_to_close_timeout=SOON)
        workflow.start_local_activity(pack, args=[order_id], start_to_close_timeout=SOON)
        workflow.start_local_activity_class(Reserve, args=[order_id], start_to_close_timeout=SOON)
        workflow.start_local_activity_method(Stock.move, args=[order_id], start_to_close_timeout=SOON)
