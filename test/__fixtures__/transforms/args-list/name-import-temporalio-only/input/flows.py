from datetime import timedelta

import temporalio

from activities import charge

SOON = timedelta(seconds=30)


async def pay(order_id: str) -> None:
    await temporalio.workflow.execute_activity(
        charge, order_id, start_to_close_timeout=SOON
    )
