from temporalio import workflow


@workflow.defn
class Nightly:
    @workflow.run
    async def run(self, day: str) -> None:
        await workflow.execute_child_workflow("send-report", day, id=f"{workflow.info().workflow_id}-report")
        await workflow.execute_child_workflow("send-report", day, id="x", task_queue="reports")
