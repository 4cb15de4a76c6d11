from temporalio import workflow


@workflow.defn
class Renew:
    @workflow.run
    async def run(self, number: int) -> int:
        return number


@workflow.defn(name="Sell.run")
class Sell:
    @workflow.run
    async def run(self, number: int) -> int:
        return number
