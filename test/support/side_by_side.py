"""Runs two versions of a module side by side and says where their workflows differ.

Reads one JSON list [before, after] a line, writes one JSON string a line: "ok", "before" where the first does not run, or
what is wrong. The modules see a small stand-in for temporalio: a client that calls run with the payloads it is given.
"""

import asyncio
import inspect
import json
import sys
import types

UNSET = object()


class Client:
    def __init__(self, module):
        self.module = module

    async def execute_workflow(self, run, arg=UNSET, *, args=(), id, task_queue):
        if isinstance(run, str):
            run = getattr(self.module, run).run
        payloads = [*([] if arg is UNSET else [arg]), *args]
        # What travels is JSON: a dict in the place of a model arrives as the model that the signature names.
        kinds = [p.annotation for p in list(inspect.signature(run, eval_str=True).parameters.values())[1:]]
        if len(kinds) == 1 and hasattr(kinds[0], "model_validate") and isinstance(payloads[:1] and payloads[0], dict):
            payloads = [kinds[0].model_validate(payloads[0])]
        return await run(self.module.Flow(), *payloads)


def stand_in():
    same = lambda value: value
    workflow = types.ModuleType("temporalio.workflow")
    workflow.defn = workflow.run = same
    client = types.ModuleType("temporalio.client")
    client.Client = Client
    package = types.ModuleType("temporalio")
    package.workflow, package.client = workflow, client
    sys.modules.update({"temporalio": package, "temporalio.workflow": workflow, "temporalio.client": client})


def outcome(source, name):
    module = types.ModuleType(name)
    sys.modules[name] = module
    exec(compile(source, name, "exec"), module.__dict__)
    return repr(asyncio.run(module.starts(Client(module))))


def judge(before, after):
    try:
        expected = outcome(before, "before")
    except Exception as error:
        return "before"
    try:
        actual = outcome(after, "after")
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return "ok" if actual == expected else f"gives {actual} where it gave {expected}"


stand_in()
for line in sys.stdin:
    print(json.dumps(judge(*json.loads(line))), flush=True)
