from temporalio import workflow


@workflow.defn(name="Billing")
class FakeBilling:
    @workflow.run
    async def run(self, who: str, amount: int) -> str:
        return "paid"


async def test_one(client):
    @workflow.defn
    class Local:
        @workflow.run
        async def run(self, a: int, b: int) -> int:
            return a + b

    await client.execute_workflow("Local", args=[1, 2], id="l", task_queue="q")


async def test_two(client):
    @workflow.defn
    class Local:
        @workflow.run
        async def run(self, c: int, d: int) -> int:
            return c - d

    await client.execute_workflow("Local", args=[1, 2], id="l", task_queue="q")
