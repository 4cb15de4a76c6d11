from temporalio import workflow


@workflow.defn
class Count:
    @workflow.run
    async def run(self, at: int, step: int) -> None:
        if at > 100:
            workflow.continue_as_new(at, step, task_queue="slow")
        if at > 50:
            workflow.continue_as_new(at, step, workflow="Other")
        if at > 40:
            workflow.continue_as_new(at, workflow="Other")
        if at > 30:
            workflow.continue_as_new(args=[at, step])
        if at > 20:
            workflow.continue_as_new()
        workflow.continue_as_new(
            at + step,
            step,
        )
