from temporalio.client import Client
from temporalio.worker import Worker

from post.letters import carry


async def work(address: str) -> None:
    client = await Client.connect(address)
    await Worker(client, task_queue="post", activities=[carry]).run()
