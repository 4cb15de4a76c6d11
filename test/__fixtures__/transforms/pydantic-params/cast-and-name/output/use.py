from typing import Any, cast
from temporalio.client import Client
from flows import Flow, FlowRequest


async def one(client: Client):
    await client.execute_workflow(
        cast(Any, Flow.run), args=[FlowRequest(a="a", b=1)], id="x", task_queue="q"
    )
    await client.execute_workflow(
        Flow.__name__, args=[FlowRequest(a="a", b=1)], id="x", task_queue="q"
    )
