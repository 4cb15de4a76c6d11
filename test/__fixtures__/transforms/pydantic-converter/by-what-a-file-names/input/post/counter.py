from temporalio.client import Client

from post.letters import Count


async def count(address: str) -> int:
    client = await Client.connect(address)
    return await client.execute_workflow(Count.run, "today", id="count", task_queue="post")
