from elsewhere import Batch
from temporalio import workflow


@workflow.defn
class Rows:
    @workflow.run
    async def run(self, rows: list[dict]) -> list[dict]:
        return rows


@workflow.defn
class Parent:
    @workflow.run
    async def run(self, name: str) -> None:
        await workflow.execute_child_workflow(Batch.run, [], id=f"{workflow.info().workflow_id}-1")
        await workflow.execute_child_workflow(name, [], id=f"{workflow.info().workflow_id}-2")
        workflow.continue_as_new([])
