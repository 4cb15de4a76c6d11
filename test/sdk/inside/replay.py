"""Replays histories against the code on PYTHONPATH: replay.py MODULE:WORKFLOWS CONVERTER FOLDER.

Prints a JSON object: how many histories were replayed, and the message of each that does not fit the code.
"""

import asyncio
import importlib
import json
import sys
from pathlib import Path
from typing import Any

from script import run_script
from temporalio.client import WorkflowHistory
from temporalio.contrib.pydantic import pydantic_data_converter
from temporalio.converter import DataConverter
from temporalio.worker import Replayer

CONVERTERS = {"default": DataConverter.default, "pydantic": pydantic_data_converter}


async def main(workflows: str, converter: str, folder: Path) -> None:
    module, _, name = workflows.partition(":")
    replayer = Replayer(workflows=getattr(importlib.import_module(module), name), data_converter=CONVERTERS[converter])
    failures: list[str] = []
    documents: list[Any] = [json.loads(file.read_text("utf-8")) for file in sorted(folder.glob("*.json"))]
    for document in documents:
        history = WorkflowHistory.from_json(document["id"], document["history"])
        result = await replayer.replay_workflow(history, raise_on_replay_failure=False)
        if result.replay_failure:
            failures.append(f"{document['id']}: {type(result.replay_failure).__name__}: {result.replay_failure}")
    print(json.dumps({"replayed": len(documents), "failures": failures}))


run_script(lambda: asyncio.run(main(sys.argv[1], sys.argv[2], Path(sys.argv[3]))))
