"""Gets what the suite needs from outside, and keeps it in a cache folder: a virtual environment and the dev server."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from pathlib import Path

from processes import run

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
REQUIREMENTS = HERE / "requirements.txt"
SERVER = "github.com/temporalio/cli/cmd/temporal@v1.5.1"
OLDEST_PYTHON = (3, 10)


class Missing(Exception):
    """Something from outside is not there; the message says what, and why it could not be had."""


def cache_folder() -> Path:
    """`$TEMPORAL_CODEMOD_CACHE`, or a folder in the home directory: never inside the repository."""
    named = os.environ.get("TEMPORAL_CODEMOD_CACHE")
    return Path(named) if named else Path.home() / ".cache" / "temporal-codemod"


def _last_line(text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else "no message"


def node() -> str:
    """The Node that npm runs on, or the one on PATH."""
    found = os.environ.get("npm_node_execpath") or shutil.which("node")
    if not found:
        raise Missing("node is not on PATH")
    return found


def python() -> Path:
    """The interpreter of the suite's virtual environment, which is made when it is not there yet or is out of date."""
    if sys.version_info < OLDEST_PYTHON:
        raise Missing(f"the SDK needs Python {'.'.join(map(str, OLDEST_PYTHON))}, this is {sys.version.split()[0]}")
    key = hashlib.sha256(REQUIREMENTS.read_bytes() + sys.version.encode() + sys.prefix.encode()).hexdigest()
    folder = cache_folder() / f"venv-{key[:12]}"
    interpreter = folder / "bin" / "python"
    complete = folder / "complete"
    if complete.exists():
        return interpreter
    print(f"making a virtual environment in {folder}", file=sys.stderr, flush=True)
    shutil.rmtree(folder, ignore_errors=True)
    made = run([sys.executable, "-m", "venv", folder], timeout=300)
    if made.returncode:
        raise Missing(f"python3 -m venv: {_last_line(made.stderr or made.stdout)}")
    installed = run([interpreter, "-m", "pip", "install", "--quiet", "--requirement", REQUIREMENTS], timeout=900)
    if installed.returncode:
        raise Missing(f"pip install: {_last_line(installed.stderr)}")
    complete.touch()
    return interpreter


def temporal() -> Path:
    """The Temporal CLI: on PATH, else in the cache folder, else built there with Go (several minutes, once)."""
    on_path = shutil.which("temporal")
    if on_path:
        return Path(on_path)
    cached = cache_folder() / "bin" / "temporal"
    if cached.exists():
        return cached
    go = shutil.which("go")
    if not go:
        raise Missing(f"temporal is neither on PATH nor in {cached.parent}, and there is no Go to build it with")
    print(f"building the Temporal dev server into {cached} (several minutes)", file=sys.stderr, flush=True)
    cached.parent.mkdir(parents=True, exist_ok=True)
    built = run([go, "install", SERVER], timeout=1800, env={**os.environ, "GOBIN": str(cached.parent)})
    if built.returncode:
        raise Missing(f"go install {SERVER}: {_last_line(built.stderr)}")
    return cached
