from sdk import *

from activities import charge


async def pay(order_id: str, **options) -> None:
    await workflow.execute_activity(charge, order_id, **options)
    await run_activity(charge, order_id, **options)
