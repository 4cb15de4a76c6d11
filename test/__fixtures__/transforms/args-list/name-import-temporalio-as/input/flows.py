from datetime import timedelta

import temporalio as t
import temporalio.workflow

from activities import charge

SOON = timedelta(seconds=30)


async def pay(order_id: str) -> None:
    await t.workflow.execute_activity(charge, order_id, start_to_close_timeout=SOON)
