from temporalio import workflow


@workflow.defn
class Shop:
    @workflow.run
    async def run(self, order: str) -> None:
        await workflow.execute_child_workflow("refund", order, id=f"{workflow.info().workflow_id}-refund")


def named(name, cls):
    return workflow.defn(name=name)(cls)
