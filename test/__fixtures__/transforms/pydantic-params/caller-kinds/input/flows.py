from temporalio import workflow


@workflow.defn
class Flow:
    @workflow.run
    async def run(self, a: str, b: int = 2) -> str:
        return f"{a}{b}"
