from temporalio import workflow


@workflow.defn(name="greet")
class GreetOld:
    @workflow.run
    async def run(self, name: str, times: int) -> str:
        return name * times


@workflow.defn(name="greet")
class GreetNew:
    @workflow.run
    async def run(self, name: str, times: int) -> str:
        return name + str(times)


@workflow.defn
class Billing:
    @workflow.run
    async def run(self, account: str, cents: int) -> str:
        return f"{account}: {cents}"
