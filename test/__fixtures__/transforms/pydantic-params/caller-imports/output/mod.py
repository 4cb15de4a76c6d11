import pkg
import pkg.flows as pf
from pkg.flows import FlowRequest
from temporalio.client import Client


async def one(client: Client, x):
    await client.execute_workflow(
        pkg.Flow.run, args=[FlowRequest(a=x, b=1)], id="x", task_queue="q"
    )
    await client.execute_workflow(
        pf.Flow.run, args=[pf.FlowRequest(a=x, b=1)], id="x", task_queue="q"
    )
