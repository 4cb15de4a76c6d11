from temporalio.client import Client

from .flows import OrderFlow


async def order(client: Client, queue: str, name: str) -> str:
    return await client.execute_workflow(
        OrderFlow.run,
        args=[name, "Main Street"],
        id="params-package-1",
        task_queue=queue,
    )
