from collections.abc import Sequence

from temporalio import activity, workflow
from temporalio.common import RawValue


@activity.defn(dynamic=True)
async def anything(args: Sequence[RawValue]) -> None:
    activity.logger.info("%s", len(args))


@activity.defn
async def charge(order_id: str) -> None:
    activity.logger.info("%s", order_id)


async def pay(order_id: str) -> None:
    await workflow.execute_activity("chrge", args=[order_id])
