from temporalio.client import Client
from temporalio.contrib.pydantic import pydantic_data_converter
from temporalio.worker import Worker

from post.letters import carry


async def work(address: str) -> None:
    client = await Client.connect(address, data_converter=pydantic_data_converter)
    await Worker(client, task_queue="post", activities=[carry]).run()
