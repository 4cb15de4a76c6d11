"""One program of the suite: where its files are, how it is copied, converted and started. Knows no check.

A folder in `programs/` holds `program.json`, the output that is expected, and the program itself in `code/`:

    about       one sentence
    source      the program's folder, from the root of the repository, where it is not `code/`
    like        the name of another program whose settings these are laid over
    main        the module that is started, as with `python -m`, with `--address HOST:PORT` and `arguments`
    path        the folder inside the program that its modules are found in
    workflows   MODULE:NAME of the list of workflow classes that replay needs
    converter   the data converter of its clients: `default` or `pydantic`
    flags       more options for args-list
    bytes       `crlf-bom` gives every file CRLF line ends and a byte order mark
    changes     the files that args-list must change; all others must stay as they are
    executions  ids of the workflows that the main program starts (children are found through them)
    expected    the file with what it prints; without one, the program cannot run before it is converted
    expectedBefore  the file with what it prints before it is converted, where that is something else
    unsafe      files whose conversion changes what running workflows do: `--safe-only` must leave them alone
    broken      {file, find, replace}: a change to a workflow that makes it unfit for the recorded histories
    hangs       {arguments, execution, error, expected}: with these arguments the program hangs, before it is
                converted, because a workflow task fails with this error; afterwards it prints what is expected
    mypy        {targets, errors}: what mypy is pointed at, and how many calls with several payloads it complains about
"""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from environment import HERE, ROOT
from processes import run
from report import CheckFailed

PROGRAMS = HERE / "programs"
COMMAND = ROOT / "bin" / "temporal-codemod.js"
BUILT = ROOT / "dist" / "cli" / "main.js"
# Where the tool keeps what `undo` needs.
JOURNAL = ".temporal-codemod"
LEFT_BEHIND = shutil.ignore_patterns("__pycache__", ".*_cache", "*.pyc")
BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class Program:
    name: str
    spec: dict[str, Any]

    @property
    def source(self) -> Path:
        return ROOT / str(self.spec["source"])

    def expected(self, file: str) -> str:
        """The text of a file with expected output, by its path from the root of the repository."""
        return (ROOT / file).read_text("utf-8")

    def module_folder(self, copy: Path) -> Path:
        """Where the modules of a copy are found."""
        return copy / str(self.spec.get("path", "."))


def _load(name: str) -> dict[str, Any]:
    folder = PROGRAMS / name
    spec = json.loads((folder / "program.json").read_text("utf-8"))
    here = folder.relative_to(ROOT).as_posix()
    base = _load(spec["like"]) if "like" in spec else {"source": f"{here}/code"}
    for key in ("expected", "expectedBefore"):
        if key in spec:
            spec[key] = f"{here}/{spec[key]}"
    if "hangs" in spec:
        spec["hangs"]["expected"] = f"{here}/{spec['hangs']['expected']}"
    return {**base, **spec}


def programs() -> list[Program]:
    """All programs, by name."""
    return [Program(file.parent.name, _load(file.parent.name)) for file in sorted(PROGRAMS.glob("*/program.json"))]


def copy_of(program: Program, target: Path) -> Path:
    """Copies the program's files to a new folder, which is returned."""
    shutil.copytree(program.source, target, ignore=LEFT_BEHIND)
    if program.spec.get("bytes") == "crlf-bom":
        for file in target.rglob("*.py"):
            file.write_bytes(BOM + file.read_bytes().replace(b"\n", b"\r\n"))
    return target


def without_bom(folder: Path) -> Path:
    """A copy of a folder beside it, in which no file has a byte order mark."""
    target = folder.with_name(f"{folder.name}-plain")
    shutil.copytree(folder, target, ignore=LEFT_BEHIND)
    for file in target.rglob("*.py"):
        file.write_bytes(file.read_bytes().removeprefix(BOM))
    return target


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path."""
    files = (f for f in sorted(folder.rglob("*")) if f.is_file() and JOURNAL not in f.parts)
    return {f.relative_to(folder).as_posix(): f.read_bytes() for f in files}


def convert(program: Program, folder: Path, node: str, *flags: str) -> None:
    """Runs args-list on a folder and lets it write. Raises `CheckFailed` where it does not end well."""
    command = [node, COMMAND, "args-list", folder, "--write", "--allow-dirty", *program.spec.get("flags", []), *flags]
    done = run(command, timeout=60, cwd=folder)
    if done.returncode:
        raise CheckFailed(f"args-list ended with {done.returncode}\n{done.stdout}{done.stderr}")


def environment_for(program: Program, copy: Path) -> dict[str, str]:
    """The environment in which the program's modules are found, and nothing is written next to them."""
    return {
        **os.environ,
        "PYTHONPATH": str(program.module_folder(copy)),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUTF8": "1",
        "PYTHONWARNINGS": "ignore",
    }
