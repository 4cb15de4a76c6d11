"""Fetches the histories of workflows: histories.py ADDRESS FOLDER ID….

Every run of each workflow is followed: those before it by continue-as-new, and its children. One JSON file is written
per run, and the commands and payloads of all of them are printed as JSON, without anything that differs from one
execution to the next.
"""

import asyncio
import json
import re
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

from google.protobuf.json_format import MessageToDict
from script import run_script
from temporalio.api.history.v1 import HistoryEvent
from temporalio.client import Client, WorkflowHistory

# The parts of an event that the code of a workflow, or who called it, decides upon.
TOLD = {
    "workflow_execution_started": ("workflow_type", "input"),
    "workflow_execution_signaled": ("signal_name", "input"),
    "workflow_execution_update_accepted": ("accepted_request",),
    "activity_task_scheduled": ("activity_type", "activity_id", "input"),
    "start_child_workflow_execution_initiated": ("workflow_type", "workflow_id", "input"),
    "signal_external_workflow_execution_initiated": ("signal_name", "workflow_execution", "input"),
    "workflow_execution_continued_as_new": ("workflow_type", "input"),
    "workflow_execution_completed": ("result",),
    "marker_recorded": ("marker_name",),
    "timer_started": ("timer_id",),
}
RANDOM_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


async def runs(client: Client, workflow_id: str, run_id: str | None = None) -> AsyncIterator[WorkflowHistory]:
    """The history of one run and, behind it, of all that it led to."""
    history = await client.get_workflow_handle(workflow_id, run_id=run_id).fetch_history()
    started = history.events[0].workflow_execution_started_event_attributes
    if run_id is None and started.first_execution_run_id != started.original_execution_run_id:
        async for earlier in runs(client, workflow_id, started.first_execution_run_id):
            yield earlier
        return
    yield history
    for event in history.events:
        child = event.child_workflow_execution_started_event_attributes.workflow_execution
        if child.workflow_id:
            async for below in runs(client, child.workflow_id, child.run_id):
                yield below
        following = event.workflow_execution_continued_as_new_event_attributes.new_execution_run_id
        if following:
            async for later in runs(client, workflow_id, following):
                yield later


def told(event: HistoryEvent) -> Iterator[Any]:
    attributes = event.WhichOneof("attributes") or ""
    name = attributes.removesuffix("_event_attributes")
    for field in TOLD.get(name, ()):
        value = getattr(getattr(event, attributes), field)
        plain = value if isinstance(value, str) else MessageToDict(value)
        if field == "accepted_request":
            # The rest says who asked.
            plain = plain["input"]
        yield name, field, RANDOM_ID.sub("<id>", json.dumps(plain, sort_keys=True))


async def main(address: str, folder: Path, *workflow_ids: str) -> None:
    client = await Client.connect(address)
    folder.mkdir(parents=True)
    commands: list[Any] = []
    count = 0
    for workflow_id in workflow_ids:
        async for history in runs(client, workflow_id):
            count += 1
            document = {"id": history.workflow_id, "history": history.to_json_dict()}
            (folder / f"{count:03}.json").write_text(json.dumps(document), encoding="utf-8")
            # Completions race with each other, so the order of what follows from them is not fixed.
            commands.append([history.workflow_id, sorted(item for event in history.events for item in told(event))])
    print(json.dumps(commands, indent=1))


run_script(lambda: asyncio.run(main(sys.argv[1], Path(sys.argv[2]), *sys.argv[3:])))
