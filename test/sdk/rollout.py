"""docs/rollout.md, followed on the live server: old executions, both orders of deployment, draining, dropping the bridge."""

from __future__ import annotations

import json
import shutil
import subprocess
import time
from pathlib import Path

import environment
from environment import HERE, ROOT
from live import INSIDE, TASK_FAILS_WITHIN, Live
from params import _command
from processes import run, start, stop
from program import Program, environment_for
from report import CheckFailed, Report, expect_equal

SOURCE = HERE / "rollout"
DONE = "lamp: 20 reserved, approved, urgent\n"
PROGRAM = Program("rollout", {"main": "main", "workflows": "flows:ApprovalFlow"})
OLD = 'WorkflowType = "ApprovalFlow" AND ExecutionStatus = "Running"'
SEEN_WITHIN = 20


def _copies(node: str, folder: Path) -> dict[str, Path]:
    copies = {}
    for name, flags in {"before": None, "after": [], "bridge": ["--in-flight"]}.items():
        copies[name] = folder / name
        copies[name].mkdir(parents=True)
        (copies[name] / "pyproject.toml").write_text('[project]\nname = "rollout"\ndependencies = ["pydantic"]\n')
        for file in ("flows.py", "main.py"):
            shutil.copy(SOURCE / file, copies[name] / file)
        if flags is not None:
            _command(node, "pydantic-params", copies[name], "--write", "--quiet", *flags)
    return copies


class _Server:
    """What people do during a rollout: start, work, ask the server."""

    def __init__(self, live: Live, copies: dict[str, Path]) -> None:
        self.live = live
        self.copies = copies
        self.temporal = environment.temporal()

    def do(self, code: str, what: str, workflow_id: str) -> str:
        return self.live.main(PROGRAM, self.copies[code], what, workflow_id)

    def fails(self, code: str, workflow_id: str) -> str:
        """Lets the workers of a version work until the workflow's task fails; gives the failure's message."""
        copy = self.copies[code]
        worker = start(
            [self.live.python, INSIDE / "run_main.py", "main", "--address", self.live.address, "finish", workflow_id],
            cwd=copy,
            env=environment_for(PROGRAM, copy),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            arguments = (self.live.address, workflow_id, str(TASK_FAILS_WITHIN))
            printed = self.live.script("task_failure.py", *arguments, program=PROGRAM, code=copy, timeout=60)
        finally:
            stop(worker)
        return str(json.loads(printed)["message"])

    def cli(self, *arguments: str) -> str:
        done = run([self.temporal, *arguments, "--address", self.live.address], timeout=60)
        if done.returncode:
            raise CheckFailed(f"temporal {' '.join(arguments)}: {done.stderr}")
        return done.stdout

    def running(self, wanted: set[str]) -> None:
        """Waits until the documented query gives these executions: visibility lags behind a little."""
        deadline = time.monotonic() + SEEN_WITHIN
        while True:
            listed = json.loads(self.cli("workflow", "list", "--query", OLD, "--output", "json") or "[]")
            found = {entry["execution"]["workflowId"] for entry in listed}
            if found == wanted:
                return
            if time.monotonic() > deadline:
                raise CheckFailed(f"the query gives {sorted(found)}, and {sorted(wanted)} are running")
            time.sleep(0.5)


def check_rollout(live: Live, report: Report, node: str, folder: Path) -> None:
    """Every step of the page, and what goes wrong without it."""
    with report.check("rollout: a version as it was, one converted, one with the bridge"):
        copies = _copies(node, folder)
    if not (folder / "bridge").exists():
        return
    server = _Server(live, copies)
    with report.check("rollout: an execution that was started before finishes on workers with the bridge"):
        server.do("before", "start", "rollout-1")
        server.do("before", "wait", "rollout-1")
        expect_equal("the result", DONE, server.do("bridge", "finish", "rollout-1"))
    with report.check("rollout: without the bridge it fails, until workers with the bridge are there") as notes:
        server.do("before", "start", "rollout-2")
        server.do("before", "wait", "rollout-2")
        message = server.fails("after", "rollout-2")
        if "positional argument" not in message:
            raise CheckFailed(message)
        notes.append(message)
        expect_equal("the result", DONE, server.do("bridge", "finish", "rollout-2"))
    with report.check("rollout: workers first: an old starter, workers with the bridge"):
        server.do("before", "start", "rollout-3")
        expect_equal("the result", DONE, server.do("bridge", "finish", "rollout-3"))
    with report.check("rollout: and a new starter, workers with the bridge"):
        server.do("bridge", "start", "rollout-4")
        expect_equal("the result", DONE, server.do("bridge", "finish", "rollout-4"))
    with report.check("rollout: starters first: old workers fail on the model, until the bridge is deployed") as notes:
        server.do("bridge", "start", "rollout-5")
        message = server.fails("before", "rollout-5")
        if "missing" not in message:
            raise CheckFailed(message)
        notes.append(message)
        expect_equal("the result", DONE, server.do("bridge", "finish", "rollout-5"))
    with report.check("rollout: starters rolled back, workers kept: both payloads are taken"):
        server.do("before", "start", "rollout-6")
        server.do("after", "start", "rollout-7")
        for workflow_id in ("rollout-6", "rollout-7"):
            expect_equal("the result", DONE, server.do("bridge", "finish", workflow_id))
    with report.check("rollout: the query of the page shows old executions until they are drained"):
        server.do("before", "start", "rollout-8")
        server.do("bridge", "wait", "rollout-8")
        server.running({"rollout-8"})
        server.do("bridge", "finish", "rollout-8")
        server.running(set())
    with report.check("rollout: a schedule keeps the old payloads, and its description shows them"):
        server.do("before", "schedule", "rollout-schedule")
        described = server.cli("schedule", "describe", "--schedule-id", "rollout-schedule", "--output", "json")
        payloads = json.loads(described)["schedule"]["action"]["startWorkflow"]["input"]
        count = len(payloads["payloads"] if isinstance(payloads, dict) else payloads)
        if count != 2:
            raise CheckFailed(f"the description shows {count} payloads: {payloads}")
        server.cli("schedule", "delete", "--schedule-id", "rollout-schedule")
    with report.check("rollout: the bridge dropped: what is started with the model runs"):
        _command(node, "drop-bridge", copies["bridge"], "--write", "--quiet", "--allow-dirty")
        if (copies["bridge"] / "flows.py").read_bytes() != (copies["after"] / "flows.py").read_bytes():
            raise CheckFailed("the file differs from that of a conversion without a bridge")
        server.do("bridge", "start", "rollout-9")
        expect_equal("the result", DONE, server.do("bridge", "finish", "rollout-9"))


def check_callers(report: Report, python: Path, node: str, folder: Path) -> None:
    """mypy and pyright accept the good callers of a workflow with a bridge and refuse the bad ones."""
    copy = _copies(node, folder)["bridge"]
    shutil.copy(SOURCE / "callers.py", copy / "callers.py")
    lines = (copy / "callers.py").read_text("utf-8").splitlines()
    bad = {number for number, line in enumerate(lines, 1) if line.endswith("# bad")}
    with report.check("rollout: mypy accepts good callers of a bridged workflow and refuses bad ones") as notes:
        done = run(
            [python, "-m", "mypy", "--strict", "--config-file=", "callers.py"],
            timeout=300,
            cwd=copy,
            env=environment_for(PROGRAM, copy),
        )
        found = {int(line.split(":")[1]) for line in done.stdout.splitlines() if line.startswith("callers.py:") and ": error:" in line}
        if found != bad:
            raise CheckFailed(f"expected errors in lines {sorted(bad)}, got {sorted(found)}\n{done.stdout}{done.stderr}")
        notes.append(f"{len(bad)} refused")
    pyright = ROOT / "node_modules" / "pyright" / "index.js"
    if not pyright.exists():
        report.skip("rollout: pyright on the same callers", "pyright is not installed")
        return
    with report.check("rollout: pyright accepts good callers of a bridged workflow and refuses bad ones") as notes:
        done = run([node, pyright, "--pythonpath", python, "--outputjson", "callers.py"], timeout=300, cwd=copy)
        diagnostics = json.loads(done.stdout)["generalDiagnostics"]
        found = {each["range"]["start"]["line"] + 1 for each in diagnostics if each["severity"] == "error"}
        if found != bad:
            raise CheckFailed(f"expected errors in lines {sorted(bad)}, got {sorted(found)}\n{done.stdout}")
        notes.append(f"{len(bad)} refused")
