from temporalio import workflow


async def pay(charge, order_id: str, **options) -> None:
    workflow.logger.info("charge", order_id)
    await workflow.wait_condition(lambda: True, timeout=None)
    workflow.now()
    workflow.execute_activity
    workflow.upsert_memo({"order": order_id})
    workflow.set_signal_handler("charge", charge)
    await workflow.execute_activities(charge, order_id, **options)
