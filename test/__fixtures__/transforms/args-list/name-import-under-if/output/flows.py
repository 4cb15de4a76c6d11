import sys
from datetime import timedelta

if sys.version_info >= (3, 10):
    from temporalio import workflow
else:
    import temporalio.workflow as workflow

SOON = timedelta(seconds=30)


async def pay(charge, order_id: str) -> None:
    await workflow.execute_activity(
        charge, args=[order_id], start_to_close_timeout=SOON
    )
