import sdk

from activities import charge


async def pay(order_id: str, **options) -> None:
    await sdk.workflow.execute_activity(charge, order_id, **options)
    await sdk.run_activity(charge, order_id, **options)
