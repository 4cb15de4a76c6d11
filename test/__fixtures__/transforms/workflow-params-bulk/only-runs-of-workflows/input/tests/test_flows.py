from temporalio import workflow


@workflow.defn
class EchoFlow:
    @workflow.run
    async def run(self, rows: list[dict]) -> None:
        ...
