"""Runs the tool as its users do, and git.

This module knows the command line of the tool and the JSON it prints, and nothing else of it.
"""

from __future__ import annotations

import json
import os
import subprocess

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BIN = os.environ.get("TEMPORAL_CODEMOD_BIN") or os.path.join(ROOT, "bin", "temporal-codemod.js")
"""The variable lets an installed version be judged."""
TIME_LIMIT = 600
JOURNAL = ".temporal-codemod"
"""The folder at the root where --write keeps what undo needs; git must not see it."""


class ToolError(Exception):
    """The tool could not be run, or printed no plan."""


def args_list(folder: str, flags: list[str]) -> dict:
    """Runs ``args-list`` on a folder; gives the plan. ``exit`` is added to it."""
    command = ["node", BIN, "args-list", folder, "--format", "json", *flags]
    try:
        run = subprocess.run(command, cwd=folder, capture_output=True, timeout=TIME_LIMIT)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ToolError(str(error)) from error
    try:
        plan = json.loads(run.stdout)
    except ValueError as error:
        complaint = run.stderr.decode(errors="replace").strip() or "stdout is no JSON"
        raise ToolError(f"exit {run.returncode}: {complaint[-2000:]}") from error
    plan["exit"] = run.returncode
    return plan


def undo(folder: str) -> str | None:
    """Takes the last write back; gives the tool's complaint if there is one."""
    run = subprocess.run(["node", BIN, "undo", folder], cwd=folder, capture_output=True, timeout=TIME_LIMIT)
    return (
        None
        if run.returncode == 0
        else f"exit {run.returncode}: {run.stderr.decode(errors='replace').strip()}"
    )


def git_sees(folder: str, path: str) -> bool:
    """Whether git would list a folder as untracked."""
    command = ["git", "status", "--porcelain", "--untracked-files=all", "--", path]
    return subprocess.run(command, cwd=folder, capture_output=True).stdout.strip() != b""


def git_apply(folder: str, patch: str) -> str | None:
    """Applies a patch file in a folder; gives git's complaint if there is one."""
    if os.path.getsize(patch) == 0:
        return None
    command = ["git", "-c", "core.autocrlf=false", "apply", "--whitespace=nowarn", patch]
    run = subprocess.run(command, cwd=folder, capture_output=True)
    return None if run.returncode == 0 else run.stderr.decode(errors="replace").strip()
