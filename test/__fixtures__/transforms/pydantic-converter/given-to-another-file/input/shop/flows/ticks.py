from temporalio import workflow


@workflow.defn
class Tick:
    @workflow.run
    async def run(self, count: int) -> None: ...
