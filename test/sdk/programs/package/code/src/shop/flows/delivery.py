from shop.common import TIMEOUT, Item, wf


@wf.defn
class DeliveryFlow:
    @wf.run
    async def run(self, item: Item) -> str:
        # By name: the delivery team does not import the stock code.
        parcel: str = await wf.execute_activity(
            "take-from-stock", item, start_to_close_timeout=TIMEOUT
        )
        return f"delivered {parcel}"
