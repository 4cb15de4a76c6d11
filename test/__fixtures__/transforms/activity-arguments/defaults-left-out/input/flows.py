from dataclasses import dataclass

from temporalio import activity, workflow


@dataclass
class Order:
    id: str


@activity.defn
async def charge(order: Order, currency: str = "EUR", times: int = 1) -> None:
    activity.logger.info("%s %s %s", order, currency, times)


@activity.defn
async def tick(times: int = 1) -> None:
    activity.logger.info("%s", times)


async def pay(order: Order) -> None:
    await workflow.execute_activity(charge, args=[order], task_queue="a")
    await workflow.execute_activity(charge, args=[order, "USD"], task_queue="a")
    await workflow.execute_activity(charge, args=[order, "USD", 2], task_queue="a")
    await workflow.execute_activity(tick, task_queue="a")
    await workflow.execute_activity(tick, args=[2], task_queue="a")
