from typing import TYPE_CHECKING
if TYPE_CHECKING:
    from pkg.flows import Flow
from temporalio.client import Client


async def one(client: Client, x):
    await client.execute_workflow(
        "Flow", args=[{"a": x, "b": 1}], id="x", task_queue="q"
    )
