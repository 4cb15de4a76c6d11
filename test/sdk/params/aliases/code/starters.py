import flows
import flows as f
from flows import JoinFlow as Join
from temporalio.client import Client

START = Join.join


async def by_module(client: Client, queue: str) -> str:
    return await client.execute_workflow(
        flows.JoinFlow.join, args=["a", "b"], id="params-aliases-1", task_queue=queue
    )


async def by_short_module(client: Client, queue: str) -> str:
    return await client.execute_workflow(
        f.JoinFlow.join, args=("c", "d"), id="params-aliases-2", task_queue=queue
    )


async def by_new_name(client: Client, queue: str) -> str:
    return await client.execute_workflow(
        Join.join, args=["e", "f"], id="params-aliases-3", task_queue=queue
    )


async def by_constant(client: Client, queue: str) -> str:
    return await client.execute_workflow(
        START, args=["g", "h"], id="params-aliases-4", task_queue=queue
    )


async def inside(client: Client, queue: str) -> str:
    from flows import JoinFlow

    return await client.execute_workflow(
        JoinFlow.join, args=["i", "j"], id="params-aliases-5", task_queue=queue
    )
