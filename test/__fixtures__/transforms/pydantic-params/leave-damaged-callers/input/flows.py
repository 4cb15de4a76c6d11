from temporalio import workflow
from temporalio.client import Client


@workflow.defn
class Pay:
    @workflow.run
    async def run(self, order_id: str) -> None: ...


async def start(client: Client, order_id: str) -> None:
    await client.

class Startexecute_workflow("Pay", order_id, id="1", task_queue="shop")
    handle = None
