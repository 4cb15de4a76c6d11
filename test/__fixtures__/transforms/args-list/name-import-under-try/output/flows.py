from datetime import timedelta

try:
    from temporalio import workflow
except ImportError:
    workflow = None

SOON = timedelta(seconds=30)


async def pay(charge, order_id: str) -> None:
    if workflow is None:
        raise RuntimeError("temporalio is not installed")
    await workflow.execute_activity(
        charge, args=[order_id], start_to_close_timeout=SOON
    )
