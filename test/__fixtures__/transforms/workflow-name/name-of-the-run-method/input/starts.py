from temporalio.client import Client


async def known(client: Client) -> None:
    await client.start_workflow("Renew.run", args=[1], id="renew", task_queue="q")


async def unknown(self, client, other) -> None:
    await client.start_workflow("Renew.run", args=[1], id="renew", task_queue="q")
    await client.start_workflow("Sell.run", args=[1], id="sell", task_queue="q")
    await client.start_workflow("Renewal.run", args=[1], id="renewal", task_queue="q")
    await client.start_workflow("Renw", args=[1], id="renewal", task_queue="q")
    await other.start_workflow("renew.run")
