from temporalio.client import Client
from pkg import *


async def one(client: Client, x):
    await client.execute_workflow(Flow.run, args=[x, 1], id="x", task_queue="q")
