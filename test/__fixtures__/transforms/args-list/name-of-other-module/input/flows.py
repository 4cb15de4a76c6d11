from jobs import workflow
from temporalio import activity


async def pay(charge, order_id: str, **options) -> None:
    await workflow.execute_activity(charge, order_id, **options)


@activity.defn
async def log(text: str) -> None:
    print(text)
