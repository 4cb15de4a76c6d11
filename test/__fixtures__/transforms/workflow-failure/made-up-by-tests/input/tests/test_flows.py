from temporalio import workflow


@workflow.defn
class Fails:
    @workflow.run
    async def run(self, number: int) -> None:
        assert number > 0
        raise ValueError("as it should")
