from datetime import timedelta

from temporalio import activity, workflow

T = timedelta(seconds=30)


@activity.defn
async def charge(order_id: str, cents: int) -> None:
    activity.logger.info("%s %s", order_id, cents)


async def pay():
    await workflow.execute_activity(
        charge, args=["o-1", 100, "EUR"], start_to_close_timeout=T
    )
    await workflow.execute_activity(charge, args=["o-1"], start_to_close_timeout=T)
    await workflow.execute_activity(charge, args=[100, "o-1"], start_to_close_timeout=T)
    await workflow.execute_activity(
        "charges", args=["o-1", 100], start_to_close_timeout=T
    )
