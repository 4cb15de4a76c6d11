from temporalio import workflow


async def pay(charge, order_id):
    workflow.logger.info("charge %s", order_id)
    await workflow.wait_condition(lambda: True)
    workflow.upsert_memo({"order": order_id})
    workflow.set_signal_handler("charge", charge)
    await workflow.execute_activities(charge, order_id)
