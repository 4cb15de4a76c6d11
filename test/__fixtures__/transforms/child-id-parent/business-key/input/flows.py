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
        for number in numbers:
            await workflow.execute_child_workflow(Batch.run, number, id=f"batch-{number}")
        handles = [await workflow.start_child_workflow(Batch.run, n, id=f"{key}-{n}") for n in numbers]
        await workflow.execute_child_workflow(Batch.run, 1, id=key)
