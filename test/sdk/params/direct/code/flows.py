from temporalio import workflow


@workflow.defn
class PriceFlow:
    @workflow.run
    async def run(self, cents: int, rate: int = 19) -> int:
        return cents + cents * rate // 100
