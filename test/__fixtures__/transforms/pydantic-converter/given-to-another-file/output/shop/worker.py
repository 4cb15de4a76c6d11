from temporalio.client import Client
from temporalio.contrib.pydantic import pydantic_data_converter
from temporalio.worker import Worker

from shop import flows


def make_worker(client: Client) -> Worker:
    return Worker(client, task_queue="shop", workflows=[flows.SendParcel, flows.Tick])


async def main() -> None:
    # What the package takes from its modules is what the file imports.
    client = await Client.connect(
        "localhost:7233", data_converter=pydantic_data_converter
    )
    await make_worker(client).run()
