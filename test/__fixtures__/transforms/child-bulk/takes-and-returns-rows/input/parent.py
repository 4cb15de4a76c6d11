from temporalio import workflow

from children import Batch, Row, Share


@workflow.defn
class Parent:
    @workflow.run
    async def run(self, number: int) -> None:
        await workflow.execute_child_workflow(Batch.run, Share(rows=[]), id=f"{workflow.info().workflow_id}-1")
        await workflow.start_child_workflow("raw-batch", number, id=f"{workflow.info().workflow_id}-2")
