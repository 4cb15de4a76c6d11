from datetime import timedelta

import temporalio.workflow as tw

from activities import charge

SOON = timedelta(seconds=30)


async def pay(order_id: str, cents: int) -> None:
    await tw.execute_activity(charge, order_id, cents, start_to_close_timeout=SOON)
