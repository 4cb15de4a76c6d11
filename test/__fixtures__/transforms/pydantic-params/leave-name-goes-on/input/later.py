from commands import Holder, chosen_name
from temporalio.client import Client


async def later(client: Client, values: list) -> None:
    await client.start_workflow(chosen_name(), args=values, id="2", task_queue="q")
    name = Holder().name
    await client.start_workflow(name, args=values, id="3", task_queue="q")
