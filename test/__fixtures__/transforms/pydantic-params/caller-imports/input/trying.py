try:
    from pkg.flows import Flow
except ImportError:
    Flow = None
from temporalio.client import Client


async def one(client: Client, x):
    await client.execute_workflow(Flow.run, args=[x, 1], id="x", task_queue="q")
