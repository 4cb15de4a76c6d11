from temporalio import workflow
from helpers import restart, Mixin


@workflow.defn
class Flow:
    @workflow.run
    async def run(self, a: str, b: int) -> str:
        restart(a, b)


@workflow.defn
class Flow2(Mixin):
    @workflow.run
    async def run(self, a: str, b: int) -> str:
        self.again(a)
