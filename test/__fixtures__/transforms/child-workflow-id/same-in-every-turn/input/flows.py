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
        info = workflow.info()
        for number in numbers:
            await workflow.execute_child_workflow(Batch.run, number, id=f"{info.workflow_id}-batch")
        while True:
            await workflow.execute_child_workflow(Batch.run, 1, id=f"{info.workflow_id}-{key}")
