"""Runs the statements of examples/legacy twice, as a chain and as the sketch of its conversion: sketch_run.py ADDRESS.

The sketch is completed by what every workflow needs: a worker that knows it, and a start. Its module is found on
PYTHONPATH. Prints a JSON object: what both gave, the ids of the children, the size of every history, and what happens
to histories on either code.
"""

import asyncio
import json
import sys
from typing import Any

import monthly_statements_batches as sketch
from script import run_script
from temporalio import workflow
from temporalio.client import Client, WorkflowHistory
from temporalio.contrib.pydantic import pydantic_data_converter
from temporalio.worker import Replayer, UnsandboxedWorkflowRunner, Worker

from legacy import activities
from legacy.models import StatementBatch
from legacy.workflows.statements import MonthlyStatements

QUEUE = "sketch"
CUSTOMERS = 200
SIZE = 20


@workflow.defn(name="MonthlyStatements")
class ParentUnderTheOldName(sketch.MonthlyStatementsParentWorkflow):
    """What must not be done: the parent in the place of a chain that is running."""

    @workflow.run
    async def run(self, batch: sketch.MonthlyStatementsBatch) -> sketch.MonthlyStatementsResult:
        return await super().run(batch)


def size(history: WorkflowHistory) -> dict[str, int]:
    return {"events": len(history.events), "bytes": sum(event.ByteSize() for event in history.events)}


async def chain(client: Client, workflow_id: str) -> list[WorkflowHistory]:
    """The histories of all runs of a chain, the last one first."""
    histories = []
    run_id: str | None = None
    while True:
        history = await client.get_workflow_handle(workflow_id, run_id=run_id).fetch_history()
        histories.append(history)
        started = history.events[0].workflow_execution_started_event_attributes
        if not started.continued_execution_run_id:
            return histories
        run_id = started.continued_execution_run_id


async def failures(workflow: type, histories: list[WorkflowHistory]) -> list[str]:
    """How many of the histories do not replay on a workflow, and why."""
    # Outside of the sandbox, which cannot import a workflow that this script defines.
    runner = UnsandboxedWorkflowRunner()
    replayer = Replayer(workflows=[workflow], data_converter=pydantic_data_converter, workflow_runner=runner)
    results = [await replayer.replay_workflow(each, raise_on_replay_failure=False) for each in histories]
    return [type(each.replay_failure).__name__ for each in results if each.replay_failure]


async def main(address: str) -> None:
    activities.CUSTOMERS[:] = [f"customer-{number:04}" for number in range(CUSTOMERS)]
    client = await Client.connect(address, data_converter=pydantic_data_converter)
    worker = Worker(
        client,
        task_queue=QUEUE,
        workflows=[MonthlyStatements, sketch.MonthlyStatementsBatchWorkflow, sketch.MonthlyStatementsParentWorkflow],
        activities=[activities.load_customers, activities.write_statement, activities.send_notification],
    )
    async with worker:
        sent: Any = await client.execute_workflow(
            MonthlyStatements.run, args=[StatementBatch(size=SIZE)], id="statements-old", task_queue=QUEUE
        )
        result = await client.execute_workflow(
            sketch.MonthlyStatementsParentWorkflow.run,
            args=[sketch.MonthlyStatementsBatch(size=SIZE)],
            id="statements-new",
            task_queue=QUEUE,
        )
    runs = await chain(client, "statements-old")
    parent = await client.get_workflow_handle("statements-new").fetch_history()
    names = [f"statements-new_batch_{index}" for index in range(result.batches)]
    children = [await client.get_workflow_handle(name).fetch_history() for name in names]
    report = {
        "old": {"sent": sent, "runs": [size(each) for each in runs]},
        "new": {"sent": result.sent, "parent": size(parent), "children": [size(each) for each in children]},
        "replays": await failures(MonthlyStatements, runs)
        + await failures(sketch.MonthlyStatementsParentWorkflow, [parent])
        + await failures(sketch.MonthlyStatementsBatchWorkflow, children),
        "underTheOldName": await failures(ParentUnderTheOldName, runs),
    }
    print(json.dumps(report))


run_script(lambda: asyncio.run(main(sys.argv[1])))
