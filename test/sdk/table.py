"""Compares the tool's table of the SDK with the signatures of the installed SDK, in both directions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from environment import HERE, ROOT
from processes import run
from report import CheckFailed, Report


def _printed(command: list[str | Path]) -> dict[str, dict[str, Any]]:
    done = run(command, timeout=60, cwd=ROOT)
    if done.returncode:
        raise CheckFailed(f"{done.stdout}{done.stderr}")
    entries = json.loads(done.stdout)
    by_name = {entry["name"]: entry for entry in entries}
    if len(by_name) != len(entries):
        raise CheckFailed("a name is listed twice")
    return by_name


def check_table(report: Report, python: Path, node: str) -> None:
    """Every callable of the SDK that takes payloads is in the table as it is, and the table holds nothing else."""
    with report.check("table: the SDK and src/temporal/sdk-api.ts say the same") as notes:
        table = _printed([node, ROOT / "scripts" / "print-sdk-api.mjs"])
        sdk = _printed([python, HERE / "inside" / "signatures.py"])
        problems = [f"in the SDK, not in the table: {name}" for name in sorted(sdk.keys() - table.keys())]
        problems += [f"in the table, not in the SDK: {name}" for name in sorted(table.keys() - sdk.keys())]
        for name in sorted(sdk.keys() & table.keys()):
            for key in ("payloadIndex", "target"):
                if table[name].get(key) != sdk[name][key]:
                    problems.append(f"{name}: {key} is {sdk[name][key]!r}, the table says {table[name].get(key)!r}")
            if (table[name]["kind"] == "variadic") != sdk[name]["variadic"]:
                problems.append(
                    f"{name}: the SDK {'takes' if sdk[name]['variadic'] else 'does not take'} several payloads"
                )
            listed = table[name].get("options")
            if listed is not None and sorted(listed) != sorted(sdk[name]["options"]):
                problems.append(f"{name}: takes {sdk[name]['options']}, the table says {listed}")
            if not sdk[name]["onlyOne"]:
                problems.append(f"{name}: has another positional parameter behind `arg`")
        if problems:
            raise CheckFailed("\n".join(problems))
        notes.append(f"{len(sdk)} callables")
