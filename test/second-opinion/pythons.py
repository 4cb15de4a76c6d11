"""Finds the newest Python on the machine: it can parse what an older one cannot."""

from __future__ import annotations

import glob
import os
import re
import shutil
import subprocess
import sys

_NEWEST, _OLDEST = 20, 9


def newest() -> str:
    """``TEMPORAL_CODEMOD_PYTHON``, or the newest of this one, the PATH, pyenv and uv."""
    named = os.environ.get("TEMPORAL_CODEMOD_PYTHON")
    if named:
        return named
    best, version = sys.executable, sys.version_info[:2]
    for candidate in _candidates():
        found = _version(candidate)
        if found and found > version:
            best, version = candidate, found
    return best


def _candidates() -> list[str]:
    home = os.path.expanduser("~")
    places = [
        os.path.join(os.environ.get("PYENV_ROOT", f"{home}/.pyenv"), "versions", "*", "bin"),
        f"{home}/.local/share/uv/python/*/bin",
    ]
    found = [path for place in places for path in glob.glob(f"{place}/python3.[0-9]*")]
    found += [shutil.which(f"python3.{minor}") for minor in range(_OLDEST, _NEWEST)]
    return [path for path in found if path and re.search(r"python3\.\d+$", path)]


def _version(python: str) -> tuple[int, int] | None:
    code = "import sys; print(*sys.version_info[:2], sys.version_info.releaselevel)"
    try:
        run = subprocess.run([python, "-c", code], capture_output=True, text=True, timeout=20)
    except (OSError, subprocess.TimeoutExpired):
        return None
    words = run.stdout.split()
    if run.returncode != 0 or len(words) != 3 or words[2] != "final":
        return None
    return int(words[0]), int(words[1])
