"""Waits until a workflow task of a workflow fails, and prints the failure: task_failure.py ADDRESS ID SECONDS."""

import asyncio
import json
import sys

from script import run_script
from temporalio.client import Client
from temporalio.service import RPCError, RPCStatusCode


async def main(address: str, workflow_id: str, seconds: float) -> None:
    handle = (await Client.connect(address)).get_workflow_handle(workflow_id)
    for _ in range(int(seconds * 5)):
        try:
            async for event in handle.fetch_history_events():
                failure = event.workflow_task_failed_event_attributes.failure
                if failure.message:
                    kind = failure.application_failure_info.type
                    print(json.dumps({"type": kind, "message": failure.message}))
                    return
        except RPCError as error:
            # The program has not come to start it yet.
            if error.status != RPCStatusCode.NOT_FOUND:
                raise
        await asyncio.sleep(0.2)
    raise SystemExit(f"no workflow task of {workflow_id} failed within {seconds} s")


run_script(lambda: asyncio.run(main(sys.argv[1], sys.argv[2], float(sys.argv[3]))))
