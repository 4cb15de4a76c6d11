"""A trivial rewrite, good enough to feed the judge in its own tests. It shares nothing with the tool.

It handles calls of single-byte text whose payloads hold no other call to be rewritten.
"""

from __future__ import annotations

import ast

from calls import LEAVE, Mode, expectations
from names import Repository
from trees import Tree


def rewrite_all(tree: Tree, mode: Mode = Mode()) -> tuple[Tree, dict]:
    """The tree with every call rewritten, and a plan that says so."""
    repository = Repository({path: data for path, data in tree.items() if path.endswith(".py")})
    after, files, findings = dict(tree), [], []
    for path in sorted(repository.sources):
        text, count = tree[path].decode(), 0
        expected = [e for e in expectations(repository, path, mode) if e.outcome != LEAVE]
        for each in reversed(expected):
            text = _rewrite(text, each.call, each.index)
            findings.append(finding(path, each.call, "apply"))
            count += 1
        after[path] = text.encode()
        files.append({"path": path, "status": "changed" if count else "clean"})
    return after, plan(files, findings)


def finding(path: str, call: ast.Call, status: str, message: str = "because") -> dict:
    """A finding at a call, as the plan's JSON has it."""
    start = {"line": call.lineno, "column": call.col_offset + 1}
    return {"path": path, "status": status, "start": start, "message": message}


def plan(files: list[dict], findings: list[dict]) -> dict:
    """A plan whose counts add up."""
    statuses = [file["status"] for file in files]
    counts = {name: statuses.count(name) for name in ("changed", "clean", "skipped", "failed")}
    summary = {"scanned": len(files), **counts}
    return {"files": files, "findings": findings, "summary": summary, "exit": 0}


def _rewrite(text: str, call: ast.Call, index: int) -> str:
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))

    def offset(line: int, column: int) -> int:
        return starts[line - 1] + column

    by_keyword = [keyword for keyword in call.keywords if keyword.arg == "arg"]
    if by_keyword:
        (keyword,) = by_keyword
        start, end = (
            offset(keyword.lineno, keyword.col_offset),
            offset(keyword.end_lineno, keyword.end_col_offset),
        )
        value = text[start:end].split("=", 1)[1]
        return f"{text[:start]}args=[{value}]{text[end:]}"
    first, last = call.args[index], call.args[-1]
    start, end = offset(first.lineno, first.col_offset), offset(last.end_lineno, last.end_col_offset)
    return f"{text[:start]}args=[{text[start:end]}]{text[end:]}"
