import names
from temporalio.client import Client


async def start_all(client: Client, queue: str) -> list[str]:
    return [
        await client.execute_workflow(
            names.GREET, args=["Ada", "Prof."], id="params-names-1", task_queue=queue
        ),
        await client.execute_workflow(
            names.GREET, "Bob", id="params-names-2", task_queue=queue
        ),
        await client.execute_workflow(
            "ShoutFlow", args=["ho", 3], id="params-names-3", task_queue=queue
        ),
    ]
