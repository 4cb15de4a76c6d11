from temporalio import workflow


@workflow.defn
class Parent:
    @workflow.run
    async def run(self, number: int) -> None:
        await workflow.execute_child_workflow("Child", number, id=f"{workflow.info().workflow_id}-child")
