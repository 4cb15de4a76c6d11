from typing import List

from temporalio import activity, workflow


@activity.defn
async def search(words: List[str] = None, limit: int = 10, page: "int" = None) -> None:
    activity.logger.info("%s %s %s", words, limit, page)


@activity.defn
async def charge(order: str, cents: int) -> None:
    activity.logger.info("%s %s", order, cents)


async def find() -> None:
    await workflow.execute_activity(search, args=[None, 10, None], task_queue="a")
    # Its default is a number.
    await workflow.execute_activity(search, args=[["a"], None, None], task_queue="a")
    await workflow.execute_activity(search, args=["a", 10, None], task_queue="a")


async def counted() -> None:
    # What is wrong is said once: nobody knows which payload was meant for which parameter.
    await workflow.execute_activity(charge, args=[1, "a", None], task_queue="a")
    await workflow.execute_activity(charge, args=[1], task_queue="a")
    await workflow.execute_activity(charge, args=[1, 2], task_queue="a")
