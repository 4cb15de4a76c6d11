from temporalio import workflow

from children import Request, Share


@workflow.defn
class OtherParent:
    @workflow.run
    async def run(self, rows: list[str]) -> None:
        request = Request("all", known=await workflow.execute_activity("load", "all"))
        await workflow.execute_child_workflow(Share.run, request, id="share-all")
