"""What pydantic-params makes of programs: before, after, and with the bridge for running workflows.

A folder in `params/` holds `program.json`, the output that is expected, and the program in `code/`. Of the settings that
`program.py` explains it has `main`, `workflows`, `converter`, `flags`, `executions` and `changes`, and:

    survive     executions whose recorded histories replay without a bridge too, as the report foretold
    safe        nothing changes for running workflows: there is no bridge to be tried
    starters    the files that only start workflows, where those are not simply the changed ones that define none
"""

from __future__ import annotations

import json
import py_compile
import shutil
from collections import Counter
from pathlib import Path

from environment import HERE, ROOT
from live import Live
from processes import run
from program import COMMAND, Program, contents, copy_of
from report import CheckFailed, Report, expect_equal
from static import _mypy

PARAMS = HERE / "params"
RUFF_RULES = "E9,F401,F811,F821,F841,I001"


def params_programs() -> list[Program]:
    """All programs of the folder, by name."""
    found = []
    for file in sorted(PARAMS.glob("*/program.json")):
        spec = json.loads(file.read_text("utf-8"))
        here = file.parent.relative_to(ROOT).as_posix()
        spec = {**spec, "source": f"{here}/code", "expected": f"{here}/expected.txt"}
        found.append(Program(f"params-{file.parent.name}", spec))
    return found


def command(node: str, name: str, folder: Path, *flags: str) -> str:
    """Runs the tool on a folder; gives what it prints. Raises `CheckFailed` where it does not end well."""
    done = run([node, COMMAND, name, folder, *flags], timeout=60, cwd=folder)
    if done.returncode:
        raise CheckFailed(f"{name} ended with {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def _project(program: Program, folder: Path) -> Path:
    copy_of(program, folder)
    # The root of a project: without it the copies would be one repository.
    (folder / "pyproject.toml").write_text('[project]\nname = "program"\ndependencies = ["pydantic", "temporalio"]\n')
    return folder


def _converted(program: Program, node: str, folder: Path, *flags: str) -> Path:
    _project(program, folder)
    command(node, "pydantic-params", folder, "--write", "--quiet", *program.spec.get("flags", []), *flags)
    return folder


def _differences(old: Path, new: Path) -> list[str]:
    before, after = contents(old), contents(new)
    return sorted(p for p in before.keys() | after.keys() if before.get(p) != after.get(p))


def _old_starters(program: Program, copies: dict[str, Path], folder: Path) -> Path:
    """Workers with the bridge, and starters as they were before."""
    shutil.copytree(copies["bridge"], folder)
    workers = [path for path in program.spec["changes"] if ".defn" in (folder / path).read_text("utf-8")]
    starters = program.spec.get("starters", sorted(set(program.spec["changes"]) - set(workers)))
    for path in starters:
        shutil.copy(copies["before"] / path, folder / path)
    if not starters:
        raise CheckFailed("no file only starts workflows")
    return folder


def _ruff(python: Path, folder: Path) -> Counter[str]:
    done = run(
        [python, "-m", "ruff", "check", "--isolated", "--no-cache", f"--select={RUFF_RULES}", "--output-format=json", "."],
        timeout=60,
        cwd=folder,
    )
    return Counter(f"{Path(found['filename']).name}: {found['code']}" for found in json.loads(done.stdout))


def convert_params(report: Report, program: Program, work: Path, node: str) -> dict[str, Path] | None:
    """Makes the copies: as it was, converted, with the bridge. `None` where that fails."""
    copies: dict[str, Path] = {}
    with report.check(f"{program.name}: pydantic-params changes what it should") as notes:
        copies["before"] = _project(program, work / "before")
        # What the report calls the change is what the histories must show it to be.
        planned = json.loads(command(node, "pydantic-params", copies["before"], "--format", "json", *program.spec.get("flags", [])))
        said = {finding["fix"]["safety"] for finding in planned["findings"] if finding["status"] == "apply"}
        # Types that are read off the callers hold for what they send, and for no more.
        is_safe = "safe" in program.spec and "inferred" not in program.spec
        if said != {"safe" if is_safe else "unsafe"}:
            raise CheckFailed(f"the report calls its fixes {sorted(said)}")
        copies["after"] = _converted(program, node, work / "after")
        changed = _differences(copies["before"], copies["after"])
        if changed != sorted(program.spec["changes"]):
            raise CheckFailed(f"expected changes in {sorted(program.spec['changes'])}, got {changed}")
        left = json.loads(command(node, "pydantic-params", copies["after"], "--format", "json", *program.spec.get("flags", [])))
        again = [finding["message"] for finding in left["findings"] if finding["status"] != "note"]
        if again:
            raise CheckFailed(f"a second time there is still something to do: {again}")
        notes.append(f"{len(changed)} files")
    if "after" not in copies:
        return None
    if "safe" not in program.spec:
        with report.check(f"{program.name}: drop-bridge gives what there is without a bridge, byte for byte"):
            copies["bridge"] = _converted(program, node, work / "bridge", "--in-flight")
            dropped = _converted(program, node, work / "dropped", "--in-flight")
            command(node, "drop-bridge", dropped, "--write", "--quiet", "--allow-dirty")
            differing = _differences(copies["after"], dropped)
            if differing or not _differences(copies["after"], copies["bridge"]):
                raise CheckFailed(f"differing: {differing}")
    return copies


def check_params_static(report: Report, program: Program, copies: dict[str, Path], python: Path) -> None:
    """The result compiles, and mypy, ruff and its formatter find nothing that they did not find before."""
    with report.check(f"{program.name}: compile, mypy and ruff, before and after") as notes:
        errors, complaints = _mypy(python, program, copies["before"]), _ruff(python, copies["before"])
        for name in copies.keys() - {"before"}:
            for path in program.spec["changes"]:
                py_compile.compile(str(copies[name] / path), cfile=str(copies[name] / "compiled"), doraise=True)
            (copies[name] / "compiled").unlink()
            new = _mypy(python, program, copies[name]) - errors
            if new:
                raise CheckFailed(f"mypy, {name}:\n" + "\n".join(new))
            new = _ruff(python, copies[name]) - complaints
            if new:
                raise CheckFailed(f"ruff, {name}:\n" + "\n".join(new))
            done = run([python, "-m", "ruff", "format", "--diff", "--no-cache", "."], timeout=60, cwd=copies[name])
            if done.returncode:
                raise CheckFailed(f"ruff format, {name}:\n{done.stdout}{done.stderr}")
        notes.append(f"{errors.total()} errors of mypy before")


def check_params_live(live: Live, report: Report, program: Program, copies: dict[str, Path], work: Path) -> None:
    """The program prints the same, and recorded histories do what the report said."""
    name, spec = program.name, program.spec
    expected = program.expected(spec["expected"])
    recorded = work / "recorded"
    with report.check(f"{name}: prints the same before, after and with the bridge") as notes:
        expect_equal("the output before", expected, live.main(program, copies["before"]))
        live.record(program, copies["before"], recorded, *spec["executions"])
        for copy in [copy for copy in ("after", "bridge") if copy in copies]:
            expect_equal(f"the output, {copy}", expected, live.main(program, copies[copy]))
        notes.append(f"{len(expected.splitlines())} lines")
    if not recorded.exists():
        return
    if "bridge" in copies:
        with report.check(f"{name}: old starters and workers with the bridge: prints the same"):
            mixed = _old_starters(program, copies, work / "old-starters")
            expect_equal("the output", expected, live.main(program, mixed))
    documents = [json.loads(file.read_text("utf-8")) for file in recorded.glob("*.json")]
    ids = {document["id"] for document in documents}
    with report.check(f"{name}: old histories replay after, or fail, as foretold") as notes:
        survive = ids if "safe" in spec else set(spec.get("survive", []))
        failed = _failed(live, program, copies["after"], recorded)
        if failed != ids - survive:
            raise CheckFailed(f"expected failures of {sorted(ids - survive)}, got {sorted(failed)}")
        notes.append(f"{len(documents)} histories, {len(failed)} of {len(ids)} executions fail")
    if "bridge" in copies:
        with report.check(f"{name}: old histories replay with the bridge, under both converters"):
            for converter in ("default", "pydantic"):
                if converter == "default" and spec.get("converter") == "pydantic":
                    continue
                bridged = Program(name, {**spec, "converter": converter})
                failed = _failed(live, bridged, copies["bridge"], recorded)
                if failed:
                    raise CheckFailed(f"{converter}: {sorted(failed)}")


def _failed(live: Live, program: Program, code: Path, recorded: Path) -> set[str]:
    result = live.replay(program, code, recorded)
    if not result["replayed"]:
        raise CheckFailed("there was no history to replay")
    return {failure.split(": ")[0] for failure in result["failures"]}
