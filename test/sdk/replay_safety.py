"""What the fixes of the run-time rules say of themselves: safe ones replay, unsafe ones break what they say they break."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

from environment import HERE
from processes import run
from program import COMMAND
from report import CheckFailed, Report, expect_equal

SAFE = ("workflow-now", "workflow-uuid4", "workflow-random", "workflow-logger")
# What each command does to running workflows without --safe-only; the history of the others still replays.
UNSAFE = {"workflow-uuid4": ["DrawsForItsChild"], "missing-await": ["Forgets"], "workflow-sleep": ["Blocks"]}


def _fixed(folder: Path, node: str, commands: tuple[str, ...], *flags: str) -> Path:
    folder.mkdir(parents=True)
    (folder / "pyproject.toml").touch()
    flows = folder / "flows.py"
    shutil.copy(HERE / "replay_safety" / "flows.py", flows)
    for command in commands:
        before = flows.read_text("utf-8")
        done = run([node, COMMAND, command, folder, "--write", "--quiet", *flags], timeout=60, cwd=folder)
        if done.returncode or flows.read_text("utf-8") == before:
            raise CheckFailed(f"{command} ended with {done.returncode} and changed nothing\n{done.stdout}{done.stderr}")
    return flows


def _lines(broken: dict[str, list[str]]) -> str:
    return "".join(f"{file}: {', '.join(names)}\n" for file, names in broken.items())


def check_replay_safety(report: Report, python: Path, address: str, node: str, folder: Path) -> None:
    """Histories of the code before the fixes are replayed on the code after them."""
    with report.check("run-time rules: safe fixes replay, unsafe ones break what they say") as notes:
        safe = _fixed(folder / "safe", node, SAFE, "--safe-only")
        unsafe = {_fixed(folder / command, node, (command,)): broken for command, broken in UNSAFE.items()}
        before = HERE / "replay_safety" / "flows.py"
        done = run(
            [python, HERE / "inside" / "replay_safety.py", address, before, safe, *unsafe],
            timeout=120,
            cwd=folder,
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        )
        if done.returncode:
            raise CheckFailed(f"{done.stdout}{done.stderr}")
        printed = json.loads(done.stdout.splitlines()[-1])
        expected = {str(before): [], str(safe): [], **{str(file): broken for file, broken in unsafe.items()}}
        expect_equal("the workflows that no longer replay", _lines(expected), _lines(printed["broken"]))
        first, second = printed["results"]
        expect_equal("the types and time zones of the values", first, second)
        notes.append(f"{len(SAFE)} safe, {len(UNSAFE)} unsafe")
