from shop import workflow


async def pay(charge, order_id: str, **options) -> None:
    await workflow.execute_activity(charge, order_id, **options)
