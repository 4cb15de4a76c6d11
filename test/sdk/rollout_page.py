"""docs/rollout.md: its commands, as they stand there, in a project that has executions running."""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Callable
from datetime import datetime, timezone
from pathlib import Path

import environment
from deployments import DONE, Deployments, plain_copy
from environment import ROOT
from live import INSIDE
from processes import run
from program import COMMAND
from report import CheckFailed, Report, expect_equal

PAGE = ROOT / "docs" / "rollout.md"
SEEN_WITHIN = 20
# The sections with commands; versioning.py follows the last.
FOLLOWED = ["Before", "Workers", "Schedules", "Drain", "Drop the bridge", "If you use worker versioning"]


def _sections() -> dict[str, str]:
    parts = PAGE.read_text("utf-8").split("\n## ")[1:]
    return {re.sub(r"^\d+\. ", "", part.split("\n", 1)[0]): part for part in parts}


def page_commands(title: str) -> list[str]:
    """The lines of a section's shell blocks, without their comments."""
    blocks = re.findall(r"```sh\n(.*?)```", _sections()[title], re.DOTALL)
    return [re.sub(r"\s+# .*", "", line) for block in blocks for line in block.splitlines()]


class _Project:
    """Where the commands of the page are typed: `src/`, `.venv/`, and both programs on PATH."""

    def __init__(self, server: Deployments, node: str, folder: Path) -> None:
        self.server = server
        self.folder = plain_copy(folder / "project", "src")
        (self.folder / ".venv").symlink_to(server.live.python.parent.parent)
        programs = folder / "programs"
        programs.mkdir()
        (programs / "temporal").symlink_to(environment.temporal())
        (programs / "temporal-codemod").write_text(f'#!/bin/sh\nexec "{node}" "{COMMAND}" "$@"\n')
        (programs / "temporal-codemod").chmod(0o755)
        self.environment = {
            **os.environ,
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "TEMPORAL_ADDRESS": server.live.address,
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONPATH": str(self.folder),
        }
        server.copies["project"] = self.folder / "src"

    def type(self, command: str, **words: str) -> str:
        """Types a command with these words replaced; gives what it prints. Raises `CheckFailed` where it fails."""
        for word, value in words.items():
            command = re.sub(rf"\b{word}\b", value, command)
        done = run(["sh", "-c", command], timeout=120, cwd=self.folder, env=self.environment)
        if done.returncode:
            raise CheckFailed(f"{command}\nended with {done.returncode}\n{done.stdout}{done.stderr}")
        return done.stdout

    def section(self, title: str, **words: str) -> list[str]:
        return [self.type(command, **words) for command in page_commands(title)]


def _until(holds: Callable[[], bool], what: str) -> None:
    """The server's lists lag behind a little."""
    deadline = time.monotonic() + SEEN_WITHIN
    while not holds():
        if time.monotonic() > deadline:
            raise CheckFailed(f"not within {SEEN_WITHIN} s: {what}")
        time.sleep(0.5)


def check_page(server: Deployments, report: Report, node: str, folder: Path) -> None:
    """The page from its first command to its last, with what each of them must say."""
    with report.check("rollout: the page: every section with commands is followed"):
        if [title for title in _sections() if page_commands(title)] != FOLLOWED:
            raise CheckFailed(f"the sections are {list(_sections())}")
    project = _Project(server, node, folder)
    type_, do = project.type, server.do
    with report.check("rollout: the page: a plan is verified against an exported history, and written"):
        do("before", "start", "page-old")
        do("before", "wait", "page-old")
        printed = project.section("Before", ID="page-old")
        if "1 of 1 history replays" not in printed[-1]:
            raise CheckFailed(printed[-1])
        project.section("Workers")
        if (project.folder / "src/flows.py").read_bytes() != (server.copies["bridge"] / "flows.py").read_bytes():
            raise CheckFailed("what was applied is not the version with the bridge")
    with report.check("rollout: the page: a schedule keeps the old payloads, and its description shows them"):
        do("before", "schedule", "page-schedule")
        listing, describe = page_commands("Schedules")
        _until(lambda: "page-schedule" in type_(listing), listing)
        described = json.loads(type_(describe, ID="page-schedule"))
        payloads = described["schedule"]["action"]["startWorkflow"]["input"]
        count = len(payloads["payloads"] if isinstance(payloads, dict) else payloads)
        if count != 2:
            raise CheckFailed(f"the description shows {count} payloads: {payloads}")
        type_("temporal schedule delete --schedule-id page-schedule")
    listing, ask = page_commands("Drain")
    # As every script of the suite: past the SDK's crash on the way out, which the words on the page risk.
    ask = ask.replace("still_old.py", f"{INSIDE / 'run_main.py'} still_old")
    script = re.findall(r"```python\n(.*?)```", _sections()["Drain"], re.DOTALL)[0]
    (project.folder / "still_old.py").write_text(script)
    with report.check("rollout: the page: draining: the query and the script show an old execution"):
        deployed = datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
        moment = re.search(r'StartTime < "([^"]+)"', listing)
        assert moment
        listing = listing.replace(moment[1], deployed)
        time.sleep(1)
        do("bridge", "start", "page-new")
        do("bridge", "wait", "page-new")
        _until(lambda: "page-old" in type_(listing) and "page-new" not in type_(listing), listing)
        expect_equal("the script's output", "page-old [b'\"lamp\"', b'20', b'true']\n1 of 2 running\n", type_(ask))
    with report.check("rollout: the page: after a reset the query misses it, and the script does not"):
        type_("temporal workflow reset --workflow-id page-old --type FirstWorkflowTask --reason again")
        _until(lambda: "page-old" not in type_(listing), listing)
        _until(lambda: type_(ask).startswith("page-old "), ask)
    with report.check("rollout: the page: the bridge takes what was reset, and then nothing old is left"):
        expect_equal("the result", DONE, do("project", "finish", "page-old"))
        _until(lambda: type_(ask) == "0 of 1 running\n", ask)
    with report.check("rollout: the page: the bridge is dropped, and a history with the model replays"):
        printed = project.section("Drop the bridge", ID="page-new")
        if (project.folder / "src/flows.py").read_bytes() != (server.copies["after"] / "flows.py").read_bytes():
            raise CheckFailed("the file differs from that of a conversion without a bridge")
        if "1 of 1 history replays" not in printed[-1]:
            raise CheckFailed(printed[-1])
        expect_equal("the result", DONE, do("project", "finish", "page-new"))
    with report.check("rollout: the page: control: verify refuses the old history once the bridge is gone"):
        verify = page_commands("Drop the bridge")[-1].replace("new-histories", "histories")
        try:
            printed = [type_(verify)]
        except CheckFailed as failed:
            printed = [str(failed)]
        if "0 of 1 history replay" not in printed[0]:
            raise CheckFailed(printed[0])
