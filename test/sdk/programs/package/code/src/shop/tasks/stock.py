from temporalio.activity import defn

from ..common import Item


class Stock:
    @defn(name="take-from-stock")
    async def take(self, item: Item) -> str:
        return f"{item.count} x {item.sku}"
