"""What is checked without a server: the files that change, mypy, ruff's formatter, and the program's own tests."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from environment import cache_folder
from processes import run
from program import Program, contents, convert, copy_of, environment_for, without_bom
from report import CheckFailed, Report

TAKE_PAYLOADS = r"(execute|start)_\w+|signal|query|continue_as_new|\w+ActionStartWorkflow|WithStartWorkflowOperation"
SEVERAL_PAYLOADS = re.compile(rf'No overload variant of "({TAKE_PAYLOADS})" .*\[call-overload\]$')


def check_conversion(report: Report, program: Program, work: Path, node: str) -> tuple[Path, Path] | None:
    """Makes both copies and converts the second. `None` where that fails: the other checks would then prove nothing."""
    before = copy_of(program, work / "before")
    after = copy_of(program, work / "after")
    converted = False
    with report.check(f"{program.name}: args-list changes what it should") as notes:
        convert(program, after, node)
        old, new = contents(before), contents(after)
        changed = sorted(path for path in old.keys() | new.keys() if old.get(path) != new.get(path))
        if changed != sorted(program.spec["changes"]):
            raise CheckFailed(f"expected changes in {sorted(program.spec['changes'])}, got {changed}")
        notes.append(f"{len(changed)} of {len(old)} files")
        converted = True
    if not converted:
        return None
    with report.check(f"{program.name}: a second time changes nothing"):
        once = contents(after)
        convert(program, after, node)
        if contents(after) != once:
            raise CheckFailed(f"changed again: {[path for path in once if contents(after).get(path) != once[path]]}")
    if "unsafe" in program.spec:
        with report.check(f"{program.name}: --safe-only leaves alone what running workflows would notice"):
            safe = copy_of(program, work / "safe")
            convert(program, safe, node, "--safe-only")
            touched = [path for path in program.spec["unsafe"] if contents(safe)[path] != contents(before)[path]]
            if touched:
                raise CheckFailed(f"changed: {touched}")
    return before, after


def _mypy(python: Path, program: Program, copy: Path) -> Counter[str]:
    """The errors of mypy, without their lines, which may move."""
    targets = program.spec.get("mypy", {}).get("targets", ["."])
    done = run(
        [python, "-m", "mypy", "--strict", "--config-file=", "--explicit-package-bases", "--no-error-summary"]
        + ["--hide-error-context", "--no-color-output", "--no-pretty", f"--cache-dir={cache_folder() / 'mypy'}"]
        + targets,
        timeout=300,
        cwd=program.module_folder(copy),
        env=environment_for(program, copy),
    )
    if done.returncode > 1 or done.stderr:
        raise CheckFailed(f"mypy ended with {done.returncode}\n{done.stdout}{done.stderr}")
    errors = (line for line in done.stdout.splitlines() if ": error: " in line)
    return Counter(re.sub(r"^([^:]+):\d+: error: ", r"\1: ", line) for line in errors)


def check_types(report: Report, program: Program, before: Path, after: Path, python: Path) -> None:
    """The error of mypy about several payloads goes, and no new one comes."""
    several = program.spec.get("mypy", {}).get("errors", 0)
    with report.check(f"{program.name}: mypy --strict, before and after") as notes:
        old, new = _mypy(python, program, before), _mypy(python, program, after)
        found = Counter({error: count for error, count in old.items() if SEVERAL_PAYLOADS.search(error)})
        if found.total() != several or old != found:
            raise CheckFailed(f"before: expected {several} calls with several payloads, got:\n" + "\n".join(old))
        if new:
            raise CheckFailed("after:\n" + "\n".join(new))
        notes.append(f"{several} calls with several payloads before, no error after")


def check_format(report: Report, program: Program, before: Path, after: Path, python: Path) -> None:
    """`ruff format` leaves the files as they are, before and after."""
    with report.check(f"{program.name}: ruff format has nothing to do, before and after"):
        for copy in (before, after):
            # The formatter takes a byte order mark away, which is not args-list's business.
            copy = without_bom(copy)
            done = run([python, "-m", "ruff", "format", "--diff", "--no-cache", "."], timeout=60, cwd=copy)
            if done.returncode:
                raise CheckFailed(f"{copy.name}:\n{done.stdout}{done.stderr}")


def check_tests(report: Report, program: Program, before: Path, after: Path, python: Path) -> None:
    """The program's own tests pass before and after."""
    with report.check(f"{program.name}: its own tests pass, before and after") as notes:
        for copy in (before, after):
            done = run(
                [python, "-m", "pytest", "-q", "-p", "no:cacheprovider"],
                timeout=120,
                cwd=copy,
                env=environment_for(program, copy),
            )
            if done.returncode:
                raise CheckFailed(f"{copy.name}:\n{done.stdout}{done.stderr}")
            notes.append(done.stdout.splitlines()[-1].split(" in ")[0])
