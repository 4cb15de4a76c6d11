"""What is checked on the live server: same output, same commands and payloads, and histories that replay."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from environment import HERE
from processes import run, start, stop
from program import Program, copy_of, environment_for
from report import CheckFailed, Report, expect_equal

INSIDE = HERE / "inside"
# No workflow of the suite takes longer than a few seconds; a stuck one is retried after up to ten.
MAIN_WITHIN = 90
TASK_FAILS_WITHIN = 40


@dataclass(frozen=True)
class Live:
    """A running server and the interpreter that has the SDK."""

    python: Path
    address: str

    def script(self, name: str, *arguments: str | Path, program: Program, code: Path, timeout: float = 60) -> str:
        """Runs one of the scripts in `inside/` with the program's modules in reach, and gives what it prints."""
        done = run(
            [self.python, INSIDE / name, *arguments],
            timeout=timeout,
            cwd=program.module_folder(code),
            env=environment_for(program, code),
        )
        if done.returncode:
            raise CheckFailed(f"{name} ended with {done.returncode}\n{done.stdout}{done.stderr}")
        return done.stdout

    def main(self, program: Program, code: Path, *arguments: str) -> str:
        return self.script(
            "run_main.py",
            *(program.spec["main"], "--address", self.address, *arguments),
            program=program,
            code=code,
            timeout=MAIN_WITHIN,
        )

    def record(self, program: Program, code: Path, folder: Path, *workflow_ids: str) -> str:
        """Writes histories into a folder; gives the commands and payloads in them."""
        return self.script("histories.py", self.address, folder, *workflow_ids, program=program, code=code)

    def replay(self, program: Program, code: Path, folder: Path) -> dict[str, Any]:
        converter = program.spec.get("converter", "default")
        printed = self.script("replay.py", program.spec["workflows"], converter, folder, program=program, code=code)
        result: dict[str, Any] = json.loads(printed)
        return result


def _expect_replay(result: dict[str, Any]) -> str:
    if not result["replayed"]:
        raise CheckFailed("there was no history to replay")
    if result["failures"]:
        raise CheckFailed("\n".join(result["failures"]))
    return f"{result['replayed']} histories"


def _expect_no_replay(result: dict[str, Any], error: str) -> None:
    if not any(error in failure for failure in result["failures"]):
        raise CheckFailed(f"a failure with {error!r} was expected, got: {result['failures'] or 'none'}")


def check_run(live: Live, report: Report, program: Program, before: Path, after: Path, work: Path) -> None:
    """The program prints the same before and after, sends the same, and what was recorded before replays after."""
    name, spec = program.name, program.spec
    expected = program.expected(spec["expected"])
    recorded = work / "recorded"
    sent = ""
    with report.check(f"{name}: runs before"):
        expect_equal("the output", expected, live.main(program, before))
        sent = live.record(program, before, recorded, *spec["executions"])
    if not recorded.exists():
        return
    with report.check(f"{name}: prints the same after") as notes:
        expect_equal("the output", expected, live.main(program, after))
        notes.append(f"{len(expected.splitlines())} lines")
    with report.check(f"{name}: sends the same commands and payloads after"):
        expect_equal("what was sent", sent, live.record(program, after, work / "after-run", *spec["executions"]))
    with report.check(f"{name}: histories recorded before replay after") as notes:
        notes.append(_expect_replay(live.replay(program, after, recorded)))
    with report.check(f"{name}: control: they replay on the code they were recorded with"):
        _expect_replay(live.replay(program, before, recorded))
    if "broken" in spec:
        with report.check(f"{name}: control: they do not replay on a workflow without one of its commands"):
            changed = copy_of(program, work / "broken")
            file = changed / spec["broken"]["file"]
            text = file.read_text("utf-8")
            if text.count(spec["broken"]["find"]) != 1:
                raise CheckFailed(
                    f"{file.name} holds the text to be changed {text.count(spec['broken']['find'])} times"
                )
            file.write_text(text.replace(spec["broken"]["find"], spec["broken"]["replace"]), "utf-8")
            _expect_no_replay(live.replay(program, changed, recorded), "Nondeterminism")


def check_repair(live: Live, report: Report, program: Program, before: Path, after: Path, work: Path) -> None:
    """Where errors are swallowed, a repaired call changes what the workflow does: that must be so, and announced."""
    name, spec = program.name, program.spec
    recorded = work / "recorded"
    with report.check(f"{name}: runs before, and does without what fails"):
        expect_equal("the output", program.expected(spec["expectedBefore"]), live.main(program, before))
        live.record(program, before, recorded, *spec["executions"])
    with report.check(f"{name}: does what it was meant to after"):
        expect_equal("the output", program.expected(spec["expected"]), live.main(program, after))
    with report.check(f"{name}: histories recorded before do not replay after, so the change is no safe one"):
        _expect_no_replay(live.replay(program, after, recorded), "Nondeterminism")
    with report.check(f"{name}: histories recorded before replay after --safe-only") as notes:
        notes.append(_expect_replay(live.replay(program, work / "safe", recorded)))


def check_hang(live: Live, report: Report, program: Program, before: Path, after: Path, work: Path) -> None:
    """Before, a workflow task fails for ever; the converted program finishes the very workflow that hung."""
    name, hangs = program.name, program.spec["hangs"]
    arguments = hangs.get("arguments", [])
    stuck = work / "stuck"
    with report.check(f"{name}: hangs before, on a {hangs['error']['type']}") as notes:
        main = start(
            [live.python, INSIDE / "run_main.py", program.spec["main"], "--address", live.address, *arguments],
            cwd=program.module_folder(before),
            env=environment_for(program, before),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            printed = live.script(
                "task_failure.py",
                *(live.address, hangs["execution"], str(TASK_FAILS_WITHIN)),
                program=program,
                code=before,
                timeout=TASK_FAILS_WITHIN + 20,
            )
            failure = json.loads(printed)
            if main.poll() is not None:
                raise CheckFailed(f"it ended, with {main.returncode}")
        finally:
            stop(main)
        if failure["type"] != hangs["error"]["type"] or not failure["message"].startswith(hangs["error"]["message"]):
            raise CheckFailed(f"the workflow task failed with another error: {failure}")
        notes.append(failure["message"])
        live.record(program, before, stuck, hangs["execution"])
    with report.check(f"{name}: the workflow that hung replays after"):
        _expect_replay(live.replay(program, after, stuck))
    with report.check(f"{name}: finishes the workflow that hung after"):
        expected = program.expected(hangs["expected"])
        expect_equal("the output", expected, live.main(program, after, *arguments))
        live.record(program, after, work / "finished", hangs["execution"])
    with report.check(f"{name}: its whole history replays after"):
        _expect_replay(live.replay(program, after, work / "finished"))
    with report.check(f"{name}: control: its whole history does not replay before"):
        _expect_no_replay(live.replay(program, before, work / "finished"), hangs["error"]["message"])
