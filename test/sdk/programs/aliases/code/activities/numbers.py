from temporalio import activity


@activity.defn
async def double(value: int) -> int:
    return value * 2


@activity.defn
async def total(values: list[int]) -> int:
    return sum(values)
