from temporalio import workflow
from flows import Flow


@workflow.defn
class Sub(Flow):
    @workflow.run
    async def run(self, a: str, b: int) -> str:
        return await super().run(a, b)
