from datetime import timedelta

from temporalio.workflow import execute_activity, start_local_activity

from activities import charge, notify

SOON = timedelta(seconds=30)


async def pay(order_id: str, cents: int) -> None:
    await execute_activity(charge, order_id, cents, start_to_close_timeout=SOON)
    start_local_activity(notify, order_id, start_to_close_timeout=SOON)
