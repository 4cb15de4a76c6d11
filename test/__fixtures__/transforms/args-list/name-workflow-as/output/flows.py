from datetime import timedelta

from temporalio import workflow as wf

from activities import charge

SOON = timedelta(seconds=30)


async def pay(order_id: str) -> None:
    await wf.execute_activity(charge, args=[order_id], start_to_close_timeout=SOON)
