from typing import Any, cast
from temporalio.client import Client
from flows import Flow


async def one(client: Client):
    await client.execute_workflow(cast(Any, Flow.run), args=["a", 1], id="x", task_queue="q")
    await client.execute_workflow(Flow.__name__, args=["a", 1], id="x", task_queue="q")
