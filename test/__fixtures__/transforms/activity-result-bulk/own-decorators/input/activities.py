from temporalio import activity

from decorators import named_activity


@named_activity(name="load-rows")
async def load_rows(day: str) -> list[dict]:
    return []


@activity.defn
async def count_rows(day: str) -> int:
    return 0
