from temporalio.client import Client


async def approve(client: Client) -> None:
    async for found in client.list_workflows("open"):
        await client.get_workflow_handle(found.id).signal("approve", args=[1, 2])
