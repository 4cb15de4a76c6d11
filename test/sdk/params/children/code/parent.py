from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from child import AddFlow


@workflow.defn
class SumFlow:
    @workflow.run
    async def run(self, numbers: list[int], prefix: str) -> str:
        total = 0
        for index, number in enumerate(numbers):
            total = await workflow.execute_child_workflow(
                AddFlow.run,
                args=[total, number],
                id=f"{workflow.info().workflow_id}-{index}",
            )
        handle = await workflow.start_child_workflow(
            AddFlow.run,
            args=[
                total,  # so far
                1000,
            ],
            id=f"{workflow.info().workflow_id}-last",
        )
        return f"{prefix}{await handle}"
