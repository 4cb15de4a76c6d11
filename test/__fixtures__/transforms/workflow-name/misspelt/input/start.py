from temporalio.client import Client

NAME = "nightly-imports"


async def main(client: Client) -> None:
    await client.start_workflow(NAME, "today", id="nightly", task_queue="imports")
