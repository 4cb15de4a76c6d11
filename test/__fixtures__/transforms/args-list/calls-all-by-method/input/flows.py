from temporalio import workflow
from temporalio.client import Client


@workflow.defn
class Count:
    @workflow.run
    async def run(self, at: int) -> None:
        if at > 9:
            workflow.continue_as_new(arg=at)
        await workflow.execute_child_workflow(Count.run, at, id="next")
        await workflow.start_child_workflow(workflow=Count.run, arg=at)

    @workflow.query
    def more(self, by: int) -> int:
        return by


async def start(client: Client) -> None:
    await client.execute_workflow(Count.run, 1, id="1", task_queue="a")
    await client.start_workflow(Count.run, (1, 2), id="1", task_queue="a")
