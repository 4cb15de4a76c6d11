from pydantic import BaseModel
from temporalio import workflow


class Share(BaseModel):
    run_key: str
    ids: list[int]


class Counts(BaseModel):
    done: int


@workflow.defn
class Batch:
    @workflow.run
    async def run(self, share: Share) -> Counts:
        return Counts(done=0)


@workflow.defn
class Parent:
    @workflow.run
    async def run(self, key: str) -> None:
        share = Share(run_key=key, ids=[])
        await workflow.execute_child_workflow(Batch.run, share, id=f"{workflow.info().workflow_id}-1")
