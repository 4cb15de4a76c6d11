from temporalio.client import Client


async def main(client: Client, name: str) -> None:
    await client.start_workflow("nightly-import", "today", id="nightly", task_queue="imports")
    await client.start_workflow("billing", "today", id="billing", task_queue="billing")
    await client.start_workflow(name, "today", id="other", task_queue="imports")
    await client.start_workflow("ba_tch", "today", id="go", task_queue="go")
