from temporalio import workflow


@workflow.defn
class ImportBatch:
    @workflow.run
    async def run(self, batch: int) -> int:
        return batch


@workflow.defn(name="nightly-import")
class Nightly:
    @workflow.run
    async def run(self, day: str) -> int:
        return await workflow.execute_child_workflow("ImportBach", 1, id=f"{workflow.info().workflow_id}-1")
