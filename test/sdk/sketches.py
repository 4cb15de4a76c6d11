"""The sketches of continue-as-new: mypy takes them, they can be imported, and that of the example runs."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

from environment import HERE, ROOT, cache_folder
from processes import run
from program import COMMAND, LEFT_BEHIND
from report import CheckFailed, Report

FIXTURES = ROOT / "test" / "__fixtures__" / "transforms" / "continue-as-new"
EXAMPLE = ROOT / "examples" / "legacy"


def _sketch(code: Path, node: str) -> list[Path]:
    """Lets the tool sketch into the folder of the code, whose modules the sketches import."""
    done = run([node, COMMAND, "continue-as-new", code, "--sketch", code], timeout=60, cwd=code)
    if done.returncode:
        raise CheckFailed(f"continue-as-new ended with {done.returncode}\n{done.stdout}{done.stderr}")
    return sorted(code.glob("*_batches.py"))


def _environment(code: Path) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(code), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONWARNINGS": "ignore"}


def _mypy(python: Path, code: Path, files: list[Path], *flags: str) -> None:
    """Only the sketches are judged: the code that they import may have faults of its own."""
    command: list[str | Path] = [python, "-m", "mypy", "--config-file=", "--follow-imports=silent"]
    command += ["--no-error-summary", "--no-pretty", "--no-color-output"]
    command += [f"--cache-dir={cache_folder() / 'mypy-sketches'}", *flags, *(file.name for file in files)]
    done = run(
        command,
        timeout=300,
        cwd=code,
        env=_environment(code),
    )
    if done.returncode:
        raise CheckFailed(f"{code.name}:\n{done.stdout}{done.stderr}")


def _import(python: Path, code: Path, files: list[Path]) -> None:
    """The SDK looks at a workflow when its class is made, and Pydantic at a model."""
    names = ", ".join(file.stem for file in files)
    done = run([python, "-c", f"import {names}"], timeout=60, cwd=code, env=_environment(code))
    if done.returncode:
        raise CheckFailed(f"{code.name}:\n{done.stdout}{done.stderr}")


def check_sketches(report: Report, python: Path, node: str, folder: Path) -> None:
    """The sketches of all fixtures, and of the example under --strict."""
    with report.check("sketches: mypy takes those of the fixtures, and they can be imported") as notes:
        count = 0
        for case in sorted(FIXTURES.iterdir()):
            code = folder / case.name
            shutil.copytree(case / "input", code)
            files = _sketch(code, node)
            count += len(files)
            if files:
                _mypy(python, code, files)
                _import(python, code, files)
        if count == 0:
            raise CheckFailed("there was no sketch")
        notes.append(f"{count} sketches")
    with report.check("sketches: mypy --strict takes that of the example, and ruff format leaves it alone"):
        code = _example(folder / "strict", node)
        sketch = code / "monthly_statements_batches.py"
        _mypy(python, code, [sketch], "--strict")
        done = run([python, "-m", "ruff", "format", "--isolated", "--no-cache", "--diff", sketch], timeout=60, cwd=code)
        if done.returncode:
            raise CheckFailed(f"{done.stdout}{done.stderr}")


def _example(code: Path, node: str) -> Path:
    shutil.copytree(EXAMPLE, code, ignore=LEFT_BEHIND)
    found = [file.name for file in _sketch(code, node)]
    if found != ["monthly_statements_batches.py"]:
        raise CheckFailed(f"expected one sketch, of the statements, got {found}")
    return code


def check_example_sketch(report: Report, python: Path, address: str, node: str, folder: Path) -> None:
    """The example's chain and its sketch do the same; the parent's history is short; who may replay what."""
    measured: dict[str, Any] = {}
    with report.check("sketches: that of the example does what its chain does") as notes:
        code = _example(folder / "live", node)
        command: list[str | Path] = [python, HERE / "inside" / "sketch_run.py", address]
        done = run(command, timeout=120, cwd=code, env=_environment(code))
        if done.returncode:
            raise CheckFailed(f"{done.stdout}{done.stderr}")
        measured = json.loads(done.stdout)
        old, new = measured["old"], measured["new"]
        if (old["sent"], new["sent"]) != (200, 200):
            raise CheckFailed(f"sent: {old['sent']} by the chain, {new['sent']} by the sketch")
        if len(new["children"]) != len(old["runs"]):
            raise CheckFailed(f"{len(old['runs'])} runs, but {len(new['children'])} children")
        notes.append(f"{len(old['runs'])} runs, {len(new['children'])} children, {new['sent']} statements")
    if not measured:
        return
    with report.check("sketches: the history of the parent stays behind that of its batches") as notes:
        old, new = measured["old"], measured["new"]
        notes.append(f"chain: {_sum(old['runs'])}, largest run {_largest(old['runs'])}")
        notes.append(f"parent: {_sum([new['parent']])}, children: {_sum(new['children'])}")
        notes.append(f"largest child {_largest(new['children'])}")
        if new["parent"]["events"] >= sum(each["events"] for each in old["runs"]) / 10:
            raise CheckFailed("; ".join(notes))
    with report.check("sketches: all histories replay on the code that they were made with"):
        if measured["replays"]:
            raise CheckFailed(str(measured["replays"]))
    with report.check("sketches: control: under the old name, the parent does not replay the chain") as notes:
        failed = measured["underTheOldName"]
        if set(failed) != {"NondeterminismError"} or len(failed) != len(measured["old"]["runs"]):
            raise CheckFailed(f"{len(measured['old']['runs'])} runs, failures: {failed}")
        notes.append(f"{len(failed)} runs, all NondeterminismError")


def _sum(sizes: list[dict[str, int]]) -> str:
    return f"{sum(each['events'] for each in sizes)} events, {sum(each['bytes'] for each in sizes)} bytes"


def _largest(sizes: list[dict[str, int]]) -> str:
    return _sum([max(sizes, key=lambda each: each["events"])])
