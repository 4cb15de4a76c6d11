"""Runs the workflows of a module and replays their histories on others: replay_safety.py ADDRESS BEFORE AFTER…

Modules are files. Prints a JSON object: for each file the workflows that no longer replay, and under `results` what
`Alone` returns on the first two files.
"""

import asyncio
import importlib.util
import json
import sys
import warnings
from types import ModuleType
from typing import Any

from script import run_script
from temporalio.client import Client
from temporalio.worker import Replayer, UnsandboxedWorkflowRunner, Worker

NAMES = ("Alone", "Rolls", "DrawsForItsChild", "Forgets", "Blocks")


def load(path: str, number: int) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"flows_{number}", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


async def run_on(client: Client, module: ModuleType, queue: str, names: tuple[str, ...]) -> dict[str, Any]:
    runs: dict[str, Any] = {}
    async with Worker(client, task_queue=queue, workflows=module.WORKFLOWS, activities=[module.note]):
        for name in names:
            handle = await client.start_workflow(name, id=f"{queue}-{name}", task_queue=queue)
            runs[name] = (await handle.result(), await handle.fetch_history())
    return runs


async def main(address: str, *paths: str) -> None:
    warnings.simplefilter("ignore")
    client = await Client.connect(address)
    modules = [load(path, number) for number, path in enumerate(paths)]
    before = await run_on(client, modules[0], "replay-safety-before", NAMES)
    after = await run_on(client, modules[1], "replay-safety-after", ("Alone",))
    broken: dict[str, list[str]] = {}
    for path, module in zip(paths, modules):
        replayer = Replayer(workflows=module.WORKFLOWS, workflow_runner=UnsandboxedWorkflowRunner())
        outcomes = {name: await replayer.replay_workflow(before[name][1], raise_on_replay_failure=False) for name in NAMES}
        broken[path] = [name for name, outcome in outcomes.items() if outcome.replay_failure]
    print(f"\n{json.dumps({'broken': broken, 'results': [before['Alone'][0], after['Alone'][0]]})}")


run_script(lambda: asyncio.run(main(*sys.argv[1:])))
