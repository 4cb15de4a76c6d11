from temporalio.client import Client
from pkg import *
from pkg.flows import FlowRequest


async def one(client: Client, x):
    await client.execute_workflow(
        Flow.run, args=[FlowRequest(a=x, b=1)], id="x", task_queue="q"
    )
