"""Asks ruff which files its formatter would leave as they are, and what its linter says.

This module knows ruff's command line. It must not know why the files are asked about.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections import Counter

LINT_RULES = "E9,F821,F401,F811,W291,W293"


def find_ruff() -> str | None:
    """``TEMPORAL_CODEMOD_RUFF``, ruff on the PATH, or the one in the project's cache."""
    named = os.environ.get("TEMPORAL_CODEMOD_RUFF")
    cached = os.path.expanduser("~/.cache/temporal-codemod/venv/bin/ruff")
    for candidate in (named, shutil.which("ruff"), cached):
        if candidate and os.access(candidate, os.X_OK):
            return candidate
    return None


def formatted(ruff: str, folder: str, paths: list[str]) -> dict[str, bool]:
    """The files that the formatter leaves unchanged, and whether the folder's own settings were of use.

    One run per file: the exit code means the same in all versions of ruff, its output does not.
    """
    clean = {}
    for path in paths:
        for own_settings in (True, False):
            code = _format(ruff, folder, path, own_settings, "--check").returncode
            if code == 0:
                clean[path] = own_settings
            if code != 2:
                break
    return clean


def format_diff(ruff: str, folder: str, path: str, own_settings: bool) -> str:
    """What the formatter would change in a file."""
    return _format(ruff, folder, path, own_settings, "--diff").stdout


def _format(ruff: str, folder: str, path: str, own_settings: bool, action: str):
    isolated = [] if own_settings else ["--isolated"]
    return _run([ruff, "format", action, "--no-cache", *isolated, path], folder)


def lint(ruff: str, folder: str, paths: list[str]) -> Counter:
    """How often the linter says what about which file."""
    if not paths:
        return Counter()
    command = [ruff, "check", "--isolated", "--no-cache", "--select", LINT_RULES]
    run = _run([*command, "--output-format", "json", *paths], folder)
    try:
        findings = json.loads(run.stdout)
    except ValueError:
        raise RuntimeError(f"ruff check: {run.stderr.strip()[-1000:]}") from None
    root = os.path.realpath(folder)
    return Counter(
        (
            os.path.relpath(os.path.realpath(finding["filename"]), root).replace(os.sep, "/"),
            finding["code"] or "syntax",
            finding["message"],
        )
        for finding in findings
    )


def _run(command: list[str], folder: str) -> subprocess.CompletedProcess:
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300)
