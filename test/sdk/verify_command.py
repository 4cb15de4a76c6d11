"""`verify` in a real environment: a tree and plans, with histories that the server's own command line exported."""

from __future__ import annotations

from pathlib import Path

import environment
from environment import ROOT
from live import Live
from params import command
from processes import run
from program import COMMAND, Program, copy_of
from report import CheckFailed, Report

PROGRAM = Program("verify", {"main": "main", "source": "test/sdk/params/children/code"})
EXECUTIONS = ("params-children", "params-children-0", "params-children-last")


def check_verify(live: Live, report: Report, node: str, folder: Path) -> None:
    """What replays and what does not is said of the tree, of a plan, and of a plan with the bridge."""
    code = copy_of(PROGRAM, folder / "code")
    (code / "pyproject.toml").touch()
    histories = folder / "histories"
    histories.mkdir()

    def verify(*flags: str | Path) -> tuple[int, str]:
        words = [node, COMMAND, "verify", ".", "--python", live.python, "--histories", histories, *flags]
        done = run(words, timeout=120, cwd=code)
        if done.returncode not in (0, 1):
            raise CheckFailed(f"verify ended with {done.returncode}\n{done.stdout}{done.stderr}")
        return done.returncode, done.stdout

    with report.check("verify: exported histories replay on the code that they were recorded with"):
        live.main(PROGRAM, code)
        temporal = environment.temporal()
        for execution in EXECUTIONS:
            shown = run(
                [temporal, "workflow", "show", "--workflow-id", execution, "--output", "json", "--address", live.address],
                timeout=60,
            )
            (histories / f"{execution}.json").write_text(shown.stdout, "utf-8")
        status, said = verify()
        if status != 0 or "AddFlow: 2 of 2 histories replay" not in said or "SumFlow: 1 of 1" not in said:
            raise CheckFailed(said)
    with report.check("verify: a plan without a bridge breaks them, and the way out is named"):
        command(node, "pydantic-params", code, "--plan-out", str(folder / "plan.json"), "--quiet")
        status, said = verify("--plan", folder / "plan.json")
        if status != 1 or "AddFlow: 0 of 2" not in said or "--in-flight" not in said or "2 models" not in said:
            raise CheckFailed(said)
    with report.check("verify: a plan with the bridge replays them, and nothing was written"):
        command(node, "pydantic-params", code, "--in-flight", "--plan-out", str(folder / "bridge.json"), "--quiet")
        status, said = verify("--plan", folder / "bridge.json")
        if status != 0 or "AddFlow: 2 of 2" not in said:
            raise CheckFailed(said)
        if (code / "child.py").read_bytes() != (ROOT / PROGRAM.spec["source"] / "child.py").read_bytes():
            raise CheckFailed("the tree was changed")
