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
        parent = info.workflow_id
        for index, number in enumerate(numbers):
            await workflow.execute_child_workflow(Batch.run, number, id=f"{parent}_batch_{index}")
        count = 0
        while True:
            child_id = "-".join([workflow.info().workflow_id, str(count)])
            await workflow.start_child_workflow(Batch.run, count, id=child_id)
            count += 1
        await workflow.execute_child_workflow(Batch.run, 1, id=f"{parent}-last")
