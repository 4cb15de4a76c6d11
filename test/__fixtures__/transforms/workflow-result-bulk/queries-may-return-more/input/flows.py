from temporalio import workflow


@workflow.defn
class QueriedFlow:
    @workflow.run
    async def run(self, day: str) -> int:
        return 0

    @workflow.query
    def lines(self) -> list[dict]:
        return []
