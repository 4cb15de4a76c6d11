from temporalio import workflow


@workflow.defn
class EndFlow:
    @workflow.run
    async def run(self, text: str, rounds: int) -> str:
        return f"{text} after {rounds}"


@workflow.defn
class RoundsFlow:
    @workflow.run
    async def run(self, left: int, done: int = 0) -> str:
        if left > 0:
            workflow.continue_as_new(args=[left - 1, done + 1])
        workflow.continue_as_new(workflow=EndFlow.run, args=["the end", done])
