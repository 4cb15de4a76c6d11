"""Three versions of a small program (as it was, converted, with the bridge), deployed and started as people would."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from environment import HERE
from live import INSIDE, TASK_FAILS_WITHIN, Live
from params import command
from processes import start, stop
from program import Program, environment_for

SOURCE = HERE / "rollout"
DONE = "lamp: 20 reserved, approved, urgent\n"
PROGRAM = Program("rollout", {"main": "main", "workflows": "flows:ApprovalFlow"})


def plain_copy(folder: Path, where: str = ".") -> Path:
    """A project of its own with the program as it was, in `where`."""
    (folder / where).mkdir(parents=True)
    (folder / "pyproject.toml").write_text('[project]\nname = "rollout"\ndependencies = ["pydantic"]\n')
    for file in ("flows.py", "main.py"):
        shutil.copy(SOURCE / file, folder / where / file)
    return folder


def copies_of(node: str, folder: Path) -> dict[str, Path]:
    """The three versions, by name: `before`, `after`, `bridge`."""
    copies = {name: plain_copy(folder / name) for name in ("before", "after", "bridge")}
    command(node, "pydantic-params", copies["after"], "--write", "--quiet")
    command(node, "pydantic-params", copies["bridge"], "--write", "--quiet", "--in-flight")
    return copies


class Deployments:
    """The versions on the live server. A version is called by its name, arguments are those of rollout/main.py."""

    def __init__(self, live: Live, copies: dict[str, Path]) -> None:
        self.live = live
        self.copies = copies

    def do(self, version: str, *arguments: str) -> str:
        """Runs the program of a version to its end; gives what it prints."""
        return self.live.main(PROGRAM, self.copies[version], *arguments)

    @contextmanager
    def running(self, version: str, *arguments: str) -> Iterator[None]:
        """The program of a version, until the block ends."""
        copy = self.copies[version]
        process = start(
            [self.live.python, INSIDE / "run_main.py", "main", "--address", self.live.address, *arguments],
            cwd=copy,
            env=environment_for(PROGRAM, copy),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            yield
        finally:
            stop(process)

    def failure(self, workflow_id: str) -> str:
        """Waits until a task of the workflow fails; gives the failure's message."""
        arguments = (self.live.address, workflow_id, str(TASK_FAILS_WITHIN))
        copy = self.copies["before"]
        printed = self.live.script("task_failure.py", *arguments, program=PROGRAM, code=copy, timeout=60)
        return str(json.loads(printed)["message"])

    def fails(self, version: str, workflow_id: str) -> str:
        """Lets workers of a version go on with a workflow until its task fails; gives the failure's message."""
        with self.running(version, "finish", workflow_id):
            return self.failure(workflow_id)
