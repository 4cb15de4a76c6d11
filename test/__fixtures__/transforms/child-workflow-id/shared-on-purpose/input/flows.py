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
        await workflow.start_child_workflow(Batch.run, 1, id="refresh", id_reuse_policy=TERMINATE)
        await workflow.start_child_workflow(Batch.run, 1, id=str(uuid4()), id_reuse_policy=TERMINATE)
