from temporalio.client import Client

from flows import MoveRequest, MoveWorkflow, WaitRequest, WaitWorkflow


async def move(client: Client, crate: str, shelf) -> None:
    await client.start_workflow(
        MoveWorkflow.run,
        args=[MoveRequest(crate=crate, shelf=shelf, fast=True, weight=2.5)],
        id="move",
        task_queue="moves",
    )
    await client.start_workflow(
        "MoveWorkflow",
        args=[{"crate": "c1", "shelf": 7}],
        id="move-by-name",
        task_queue="moves",
    )


async def wait() -> None:
    await WaitWorkflow().run(WaitRequest(seconds=5, reason=f"late"))


async def named(client: Client) -> None:
    await client.start_workflow(
        "NamedAfterTypesWorkflow",
        args=[{"list": [1], "items": [2]}],
        id="n",
        task_queue="moves",
    )
