import uuid
from datetime import datetime

from temporalio import workflow
from temporalio.workflow import uuid4


@workflow.defn
class Batch:
    @workflow.run
    async def run(self, number: int) -> None: ...


@workflow.defn
class Parent:
    @workflow.run
    async def run(self, numbers: list[int], key: str) -> None:
        await workflow.execute_child_workflow(Batch.run, 1)
        await workflow.execute_child_workflow(Batch.run, 1, id=None)
        await workflow.execute_child_workflow(Batch.run, 1, id=str(uuid.uuid4()))
        await workflow.execute_child_workflow(Batch.run, 1, id=f"{workflow.info().workflow_id}-{uuid4()}")
        run = uuid.uuid4().hex
        await workflow.execute_child_workflow(Batch.run, 1, id="batch-" + run)
        await workflow.execute_child_workflow(Batch.run, 1, id=f"batch-{datetime.now():%H%M}")
        await workflow.execute_child_workflow(Batch.run, 1, id="batch")
