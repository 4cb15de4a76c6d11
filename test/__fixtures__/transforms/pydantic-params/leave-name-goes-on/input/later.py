from commands import Holder, chosen_name
from elsewhere import begin_or_start
from temporalio.client import Client

__all__ = ["LoggedFlow", "later"]


async def later(client: Client, values: list) -> None:
    await client.start_workflow(chosen_name(), args=values, id="2", task_queue="q")
    name = Holder().name
    await client.start_workflow(name, args=values, id="3", task_queue="q")
    for kind in ["LoopedFlow", "Other"]:
        await client.start_workflow(kind, args=values, id=kind, task_queue="q")


def outside(kind: int) -> None:
    if kind == 1:
        name = "OutsideFlow"
    else:
        name = "Another"
    begin_or_start(workflow=name)
