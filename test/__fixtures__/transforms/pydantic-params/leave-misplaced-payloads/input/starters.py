from dataclasses import dataclass
from uuid import UUID

from temporalio.client import Client

from flows import CountFlow, DataFlow, FineFlow, LabelFlow, PackFlow, PrintFlow


@dataclass
class Shelf:
    key: UUID
    colour: str


async def start(
    client: Client,
    job: str,
    dry_run: bool,
    shelf: Shelf,
    number: int,
    note: str = None,
) -> None:
    # The third parameter's value is sent for the second one.
    await client.start_workflow(
        PrintFlow.run, args=[job, dry_run], id="1", task_queue="q"
    )
    await client.start_workflow(
        PackFlow.run, args=[job, shelf.colour], id="2", task_queue="q"
    )
    quick = True
    await client.start_workflow(
        CountFlow.run, args=[job, quick], id="3", task_queue="q"
    )
    # JSON makes a str of it, and a model does not.
    await client.start_workflow(
        LabelFlow.run, args=[shelf.key, number], id="4", task_queue="q"
    )
    await client.start_workflow(
        DataFlow.run, args=[shelf, number], id="5", task_queue="q"
    )
    await client.start_workflow(
        "NamedDataFlow", args=[shelf, shelf.key], id="6", task_queue="q"
    )
    await client.start_workflow(
        FineFlow.run, args=[shelf.colour, number, note], id="7", task_queue="q"
    )
