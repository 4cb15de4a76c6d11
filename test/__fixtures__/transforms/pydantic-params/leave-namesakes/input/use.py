from temporalio.client import Client


async def one(client: Client):
    await client.execute_workflow("Flow", args=["a", 1], id="x", task_queue="q")
