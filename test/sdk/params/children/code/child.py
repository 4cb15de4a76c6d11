from temporalio import workflow


@workflow.defn
class AddFlow:
    @workflow.run
    async def run(self, left: int, right: int) -> int:
        return left + right
