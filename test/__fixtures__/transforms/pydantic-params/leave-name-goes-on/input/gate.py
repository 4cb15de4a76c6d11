from temporalio.client import Client


async def pass_on(client: Client, values: list, kind: str = "DefaultFlow") -> None:
    await client.start_workflow(kind, args=values, id="1", task_queue="q")


class Gate:
    def __init__(self, kind: str) -> None:
        self.kind = kind

    async def open(self, client: Client, values: list) -> None:
        await pass_on(client, values, self.kind)
