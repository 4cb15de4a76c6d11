"""What docs/rollout.md says of old executions and both orders of deployment, on the live server; the type checkers."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from deployments import DONE, PROGRAM, SOURCE, Deployments, copies_of
from environment import ROOT
from live import Live
from processes import run
from program import environment_for
from report import CheckFailed, Report, expect_equal
from rollout_page import check_page
from versioning import check_versioning

def check_rollout(live: Live, report: Report, node: str, folder: Path) -> None:
    """Old and new payloads against old and new workers, and what goes wrong without the bridge."""
    with report.check("rollout: a version as it was, one converted, one with the bridge"):
        copies = copies_of(node, folder)
    if not (folder / "bridge").exists():
        return
    server = Deployments(live, copies)
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
    check_page(server, report, node, folder / "page")
    check_versioning(server, report)


def check_callers(report: Report, python: Path, node: str, folder: Path) -> None:
    """mypy and pyright accept the good callers of a workflow with a bridge and refuse the bad ones."""
    copy = copies_of(node, folder)["bridge"]
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
