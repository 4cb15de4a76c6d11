import datetime

import temporalio.activity
import temporalio.workflow

from activities import charge


async def pay(order_id: str, cents: int) -> None:
    await temporalio.workflow.execute_activity(
        charge,
        order_id,
        cents,
        start_to_close_timeout=datetime.timedelta(seconds=30),
    )
