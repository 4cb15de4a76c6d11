from datetime import timedelta

from temporalio.workflow import *
from jobs import *

SOON = timedelta(seconds=30)


async def pay(charge, order_id: str) -> None:
    await execute_activity(charge, order_id, start_to_close_timeout=SOON)
