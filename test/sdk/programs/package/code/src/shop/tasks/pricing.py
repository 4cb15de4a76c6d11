from temporalio import activity

from ..common import Item


@activity.defn
async def price(item: Item) -> int:
    return item.count * len(item.sku) * 100


@activity.defn(name="rebate")
async def rebate(cents: int) -> int:
    return cents // 10
