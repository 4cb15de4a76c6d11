from functools import partial
from unittest.mock import patch

from temporalio.client import Client
from temporalio.worker import Worker

from flows import (
    FineFlow,
    ListFlow,
    NamedFlow,
    PartialFlow,
    StarFlow,
    TableFlow,
    TooManyFlow,
    WrappedFlow,
    WrongTypeFlow,
)

TABLE = {"table": TableFlow.run}


async def wrapper(client: Client, run, *payloads) -> None:
    await client.start_workflow(run, args=payloads, id="1", task_queue="q")


def trigger(name: str, payload: dict) -> None:
    print(name, payload)


async def start(client: Client, params: list) -> None:
    await client.start_workflow(ListFlow.run, args=params, id="1", task_queue="q")
    await client.start_workflow(StarFlow.run, *params, id="1", task_queue="q")
    await wrapper(client, WrappedFlow.run, "a", 1)
    later = partial(client.start_workflow, PartialFlow.run, id="1", task_queue="q")
    await later(args=["a", 1])
    await client.start_workflow(
        TooManyFlow.run, args=["a", 1, 2], id="1", task_queue="q"
    )
    await client.start_workflow(
        WrongTypeFlow.run, args=[1, "a"], id="1", task_queue="q"
    )
    trigger("named", {"first": "a"})
    Worker(client, task_queue="q", workflows=[FineFlow, NamedFlow])
    with patch.object(FineFlow, "run"):
        pass
    client.get_workflow_handle_for(FineFlow.run, "1")
