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
        for index, number in enumerate(numbers):
            await workflow.execute_child_workflow(Batch.run, number, id=f"batch-{index}")
        for page in range(10):
            await workflow.execute_child_workflow(Batch.run, page, id="page-" + str(page))
        count = 0
        while True:
            await workflow.start_child_workflow(Batch.run, count, id=f"turn-{count}")
            count += 1
