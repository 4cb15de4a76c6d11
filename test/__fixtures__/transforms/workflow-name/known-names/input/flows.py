from temporalio import workflow


@workflow.defn(name="nightly-import")
class Nightly:
    @workflow.run
    async def run(self, day: str) -> None:
        await workflow.start_child_workflow("Batch", day, id=f"{workflow.info().workflow_id}-batch")
        workflow.continue_as_new(day)


@workflow.defn
class Batch:
    @workflow.run
    async def run(self, day: str) -> None: ...
