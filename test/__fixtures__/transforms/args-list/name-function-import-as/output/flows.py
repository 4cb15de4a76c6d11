from datetime import timedelta

from temporalio.workflow import execute_activity as run

from activities import charge

SOON = timedelta(seconds=30)


async def pay(order_id: str) -> None:
    await run(charge, args=[order_id], start_to_close_timeout=SOON)
