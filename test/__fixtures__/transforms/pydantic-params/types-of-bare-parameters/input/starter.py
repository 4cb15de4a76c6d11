from temporalio.client import Client

from flows import MoveWorkflow, WaitWorkflow


async def move(client: Client, crate: str, shelf) -> None:
    await client.start_workflow(
        MoveWorkflow.run, args=[crate, shelf, True, 2.5], id="move", task_queue="moves"
    )
    await client.start_workflow(
        "MoveWorkflow", args=["c1", 7], id="move-by-name", task_queue="moves"
    )


async def wait() -> None:
    await WaitWorkflow().run(5, reason=f"late")


async def named(client: Client) -> None:
    await client.start_workflow("NamedAfterTypesWorkflow", args=[[1], [2]], id="n", task_queue="moves")
