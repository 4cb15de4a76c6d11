from temporalio import workflow

from children import Filled, Request, Share, Whole


@workflow.defn
class Parent:
    @workflow.run
    async def run(self, keys: list[str]) -> None:
        for key in keys:
            await workflow.execute_child_workflow(Share.run, Request(key), id=f"share-{key}")
        await workflow.execute_child_workflow(Whole.run, Filled([]), id="whole")
