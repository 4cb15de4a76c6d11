"""Asks the environment that it runs in whether a tree of code works there: verify.py, questions on stdin, answers on stdout.

The question is one JSON object: `root`, `groups` (each a folder `base` that modules are found from, and `files`),
`histories` and `converter` (MODULE:NAME, or null for the SDK's own). Every answer is one JSON object on a line:
`subject`, `name`, `path` or `history`, and `error` where something is wrong. The last one is `{"done": true}`.

It imports the code of the repository, so it runs only when it is asked to.
"""

import asyncio
import importlib
import inspect
import io
import json
import logging
import os
import re
import sys
import traceback
import warnings
from pathlib import Path

answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
# What the imported code prints is not an answer.
os.dup2(2, 1)
sys.stdout = io.TextIOWrapper(os.fdopen(os.dup(2), "wb"), encoding="utf-8", line_buffering=True)


def say(**answer):
    answers.write(json.dumps(answer) + "\n")
    answers.flush()


# A failed replay comes as the debug text of the SDK's native part; what people want is inside.
NATIVE = re.compile(r'Failure \{ message: "((?:[^"\\\\]|\\\\.)*)"')
NATIVE_TYPE = re.compile(r'r#type: "(\w+)"')


def reason(error):
    """The error as people read it, with the last place of the repository's own code."""
    native = NATIVE.search(str(error))
    if native:
        kind = NATIVE_TYPE.search(str(error))
        return f"{kind[1]}: {native[1]}" if kind else native[1]
    text = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    root = question["root"]
    own = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.startswith(root + os.sep)]
    return f"{text} ({os.path.relpath(own[-1].filename, root)}:{own[-1].lineno})" if own else text


def module_name(base, path):
    parts = Path(path).relative_to(base).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def attempt(subject, name, path, work):
    try:
        work()
    except BaseException as error:  # an import may do anything, also end the program
        say(subject=subject, name=name, path=path, error=reason(error))
        return False
    say(subject=subject, name=name, path=path)
    return True


def load(base, path):
    name = module_name(base, path)
    module = importlib.import_module(name)
    found = getattr(module, "__file__", None)
    if not found or not os.path.samefile(found, path):
        raise ImportError(f"{name} is {found}, another module of that name")
    return module


def check_workflow(definition, sandboxed):
    if sandboxed:
        from temporalio.worker.workflow_sandbox import SandboxedWorkflowRunner

        async def prepare():
            SandboxedWorkflowRunner().prepare_workflow(definition)

        # As a worker does: loads the workflow's module in the sandbox.
        asyncio.run(prepare())


def check_definitions(module, path, workflows):
    from temporalio import activity

    for name, value in list(vars(module).items()):
        own = getattr(value, "__module__", None) == module.__name__
        if not own:
            continue
        if inspect.isclass(value):
            definition = vars(value).get("__temporal_workflow_definition")
            if definition:
                if attempt("workflow", name, path, lambda: check_workflow(definition, definition.sandboxed)):
                    workflows.append(value)
            check_model(value, name, path)
            for member, method in inspect.getmembers(value, callable):
                if hasattr(method, "__temporal_activity_definition"):
                    attempt("activity", f"{name}.{member}", path, lambda: activity._Definition.must_from_callable(method))
        elif hasattr(value, "__temporal_activity_definition"):
            attempt("activity", name, path, lambda: activity._Definition.must_from_callable(value))


def check_model(value, name, path):
    try:
        from pydantic import BaseModel, TypeAdapter
    except ImportError:
        return
    if not issubclass(value, BaseModel) or value is BaseModel:
        return

    def build():
        value.model_rebuild()
        TypeAdapter(value)

    attempt("model", name, path, build)


def converter(named):
    if named is None:
        return None
    module, _, name = named.partition(":")
    return getattr(importlib.import_module(module), name)


async def replay(workflows):
    from temporalio.client import WorkflowHistory
    from temporalio.runtime import Runtime, TelemetryConfig
    from temporalio.worker import Replayer

    # Each failure is said once, in the answers.
    Runtime.set_default(Runtime(telemetry=TelemetryConfig(logging=None)), error_if_already_set=False)
    logging.getLogger("temporalio").setLevel(logging.CRITICAL + 1)
    warnings.simplefilter("ignore")
    by_name = {cls.__dict__["__temporal_workflow_definition"].name: cls for cls in workflows}
    data_converter = converter(question["converter"])
    for path in question["histories"]:
        try:
            document = json.loads(Path(path).read_text("utf-8"))
            events = document.get("history", document) if "events" not in document else document
            history = WorkflowHistory.from_json(document.get("id") or Path(path).stem, events)
            started = history.events[0].workflow_execution_started_event_attributes
            name = started.workflow_type.name
        except Exception as error:
            say(subject="history", name="", history=path, error=f"cannot be read as a history: {reason(error)}")
            continue
        if name not in by_name:
            say(subject="history", name=name, history=path, skipped="no workflow of that name was verified")
            continue
        options = {} if data_converter is None else {"data_converter": data_converter}
        try:
            replayer = Replayer(workflows=[by_name[name]], **options)
            result = await replayer.replay_workflow(history, raise_on_replay_failure=False)
            error = result.replay_failure
        except Exception as failure:
            error = failure
        if error is None:
            say(subject="history", name=name, history=path)
        else:
            say(subject="history", name=name, history=path, error=reason(error))


question = json.load(sys.stdin)
try:
    import temporalio

    say(subject="environment", name=f"Python {sys.version.split()[0]}", sdk=temporalio.__version__ if hasattr(temporalio, "__version__") else "")
except ImportError as error:
    say(subject="environment", name=f"Python {sys.version.split()[0]}", error=reason(error))
    say(done=True)
    os._exit(0)

sys.dont_write_bytecode = True
found = []
for group in question["groups"]:
    sys.path[:0] = [group["base"]]
    for file in group["files"]:
        loaded = []
        if attempt("module", module_name(group["base"], file), file, lambda: loaded.append(load(group["base"], file))):
            check_definitions(loaded[0], file, found)
if question["histories"]:
    asyncio.run(replay(found))
say(done=True)
# The SDK's native threads may outlive the interpreter's own way out, and crash it.
os._exit(0)
