from temporalio import workflow


@workflow.defn
class Flow:
    @workflow.run
    async def run(self, x: str, y: int) -> str:
        return f"{x}{y}"
