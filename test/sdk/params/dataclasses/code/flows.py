from dataclasses import asdict, replace

from records import Basket
from temporalio import workflow


@workflow.defn
class PackFlow:
    @workflow.run
    async def run(self, basket: Basket) -> str:
        if basket.size > 1:
            workflow.continue_as_new(
                replace(basket, items=basket.items[1:], note=f"{basket.note}.")
            )
        return str(asdict(basket))
