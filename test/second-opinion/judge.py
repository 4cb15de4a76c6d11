"""Judges what the tool did to one repository: two folders as plain data, and the plan.

This module knows the plan's JSON and joins the other parts. It must not touch the disk or run
anything, so that the tests can feed it broken results.
"""

from __future__ import annotations

import ast
import warnings
from collections import Counter
from dataclasses import dataclass, field

from calls import (
    EITHER,
    LEAVE,
    OTHER_METHODS,
    REWRITE,
    STATE,
    Expected,
    Mode,
    Rewriter,
    expectations,
)
from compare import Comparison, Rewrite, compare, decoded, physical_lines
from names import Repository, parse
from trees import Tree, differences

CHECKS = (
    "every activity call is rewritten, or left with a stated reason",
    "nothing is rewritten that should stay",
    "the tree of every changed file is the one computed here",
    "every other token is spelled as before",
    "every comment survives at its place",
    "no other line differs",
    "changed files compile",
    "the plan names just the files that differ",
    "the plan's counts add up",
    "no fix fails the tool's own verification",
)
"""What ``judge`` answers. The runner adds what needs the disk, git and ruff."""

UNDONE = ("manual", "failed", "conflict", "declined", "suppressed", "note")


@dataclass
class Place:
    """A call, for people to read."""

    path: str
    line: int
    column: int
    text: str
    why: str = ""

    def __str__(self) -> str:
        why = f"\n        {self.why}" if self.why else ""
        return f"{self.path}:{self.line}:{self.column}: {self.text}{why}"


@dataclass
class Judgement:
    """The problems by check, and what was counted."""

    problems: dict[str, list[str]] = field(default_factory=lambda: {c: [] for c in CHECKS})
    calls: list[Place] = field(default_factory=list)
    """Activity calls with a payload outside ``args=``: what the policy is about."""
    rewritten: list[Place] = field(default_factory=list)
    left: list[Place] = field(default_factory=list)
    others: list[Place] = field(default_factory=list)
    """Changed calls beyond the activity calls, for a reader to judge."""
    changed: list[str] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)
    """Files that this Python cannot parse: not judged."""


def judge(before: Tree, after: Tree, plan: dict, mode: Mode = Mode()) -> Judgement:
    """Judges one run of ``args-list --write``."""
    result = Judgement()
    result.changed = differences(before, after)
    sources = {path: data for path, data in before.items() if path.endswith(".py")}
    repository = Repository(sources)
    files = _plan_files(before, after, plan, result)
    findings = _findings_by_path(plan)
    rewrites = 0
    for path in sorted(sources.keys() | set(result.changed)):
        if path not in sources:
            if path.endswith((".pyi", ".pyw")):
                result.unreadable.append(f"{path}: no .py file")
            continue
        if repository.file(path) is None:
            result.unreadable.append(path)
            continue
        judged = _File(path, before[path], after.get(path), findings.get(path, []), mode, result)
        rewrites += judged.judge(expectations(repository, path, mode), files.get(path))
    _counts(plan, rewrites, result)
    result.problems["no fix fails the tool's own verification"] = [
        f"{f['path']}:{f['start']['line']}: {f.get('reason')}: {f['message']}"
        for f in plan["findings"]
        if f["status"] == "failed"
    ]
    return result


def _plan_files(before: Tree, after: Tree, plan: dict, result: Judgement) -> dict[str, dict]:
    files = {file["path"]: file for file in plan["files"]}
    named = {path for path, file in files.items() if file["status"] == "changed"}
    problems = result.problems["the plan names just the files that differ"]
    for path in sorted(set(result.changed) - named):
        what = "appeared" if path not in before else "is gone" if path not in after else "differs"
        problems.append(f"{path}: {what}, and the plan does not call it changed")
    for path in sorted(named - set(result.changed)):
        problems.append(f"{path}: the plan calls it changed, and it is as before")
    return files


def _findings_by_path(plan: dict) -> dict[str, list[dict]]:
    found: dict[str, list[dict]] = {}
    for finding in plan["findings"]:
        found.setdefault(finding["path"], []).append(finding)
    return found


def _counts(plan: dict, rewrites: int, result: Judgement) -> None:
    problems = result.problems["the plan's counts add up"]
    applied = [f for f in plan["findings"] if f["status"] == "apply"]
    claimed = sum(f.get("count", 1) for f in applied)
    if claimed != rewrites and not result.unreadable:
        problems.append(f"the plan claims {claimed} rewritten calls, and {rewrites} were found")
    summary = plan["summary"]
    parts = sum(summary[name] for name in ("changed", "clean", "skipped", "failed"))
    if summary["scanned"] != parts or summary["scanned"] != len(plan["files"]):
        problems.append(f"scanned {summary['scanned']}, the parts {parts}, files {len(plan['files'])}")
    statuses = Counter(file["status"] for file in plan["files"])
    for name in ("changed", "clean", "skipped", "failed"):
        if summary[name] != statuses[name]:
            problems.append(f"{name}: {summary[name]} in the summary, {statuses[name]} in the list")


class _File:
    """One file that Python can parse."""

    def __init__(self, path: str, before: bytes, after: bytes | None, findings, mode, result: Judgement):
        self.path, self.before, self.after = path, before, after
        self.findings, self.mode, self.result = findings, mode, result
        self.lines = decoded(before).split("\n")

    def say(self, check: str, problem: str) -> None:
        self.result.problems[check].append(f"{self.path}: {problem}")

    def judge(self, expected: list[Expected], in_plan: dict | None) -> int:
        """The number of calls that were rewritten."""
        comparison = self.compare()
        rewrites = {_key(each.before): each for each in comparison.rewrites}
        for each in expected:
            self.judge_call(each, rewrites.pop(_key(each.call), None), in_plan)
        for other in rewrites.values():
            self.judge_other(other)
        return len(comparison.rewrites)

    def compare(self) -> Comparison:
        if self.after is None or self.after == self.before:
            return Comparison()
        if _compiles(self.before) is None:
            error = _compiles(self.after)
            if error:
                self.say("changed files compile", error)
        try:
            comparison = compare(self.before, self.after)
        except (SyntaxError, ValueError) as error:
            self.say("the tree of every changed file is the one computed here", f"no tree: {error}")
            return Comparison()
        for check, problems in (
            ("the tree of every changed file is the one computed here", comparison.tree),
            ("every other token is spelled as before", comparison.tokens),
            ("every comment survives at its place", comparison.comments),
            ("no other line differs", comparison.lines),
        ):
            for problem in problems:
                self.say(check, problem)
        if not comparison.tree:
            self.whole_tree(comparison)
        return comparison

    def whole_tree(self, comparison: Comparison) -> None:
        """Computes the result anew from the source and the chosen calls, and compares the dumps."""
        chosen = {_key(each.before): each.index for each in comparison.rewrites}
        tree = parse(self.before)
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
        computed = Rewriter({c: chosen[_key(c)] for c in calls if _key(c) in chosen}).visit(tree)
        if ast.dump(computed) != ast.dump(parse(self.after or b"")):
            check = "the tree of every changed file is the one computed here"
            self.say(check, "the tree is not the one computed here")

    def place(self, call: ast.Call, why: str = "") -> Place:
        line = self.lines[call.lineno - 1]
        column = len(line.encode()[: call.col_offset].decode(errors="replace")) + 1
        text = " ".join(ast.unparse(call).split())
        return Place(self.path, call.lineno, column, text[:120], why)

    def judge_call(self, expected: Expected, rewrite: Rewrite | None, in_plan: dict | None) -> None:
        place = self.place(expected.call)
        if expected.counted:
            self.result.calls.append(place)
        if rewrite:
            self.judge_rewrite(expected, rewrite, place)
            return
        if expected.outcome == LEAVE:
            return
        reason = self.reason(expected.call, place, in_plan)
        if reason:
            place.why = reason
            self.result.left.append(place)
        elif expected.outcome in (REWRITE, STATE):
            what = "is not rewritten" if expected.outcome == REWRITE else "is unclear or wrong"
            check = "every activity call is rewritten, or left with a stated reason"
            self.say(check, f"line {place.line}: {what}, without a reason: {place.text}")
        elif expected.outcome == EITHER:
            place.why = "the name has several meanings here, and nothing is said"
            self.result.left.append(place)

    def judge_rewrite(self, expected: Expected, rewrite: Rewrite, place: Place) -> None:
        stays = "nothing is rewritten that should stay"
        if expected.outcome == LEAVE:
            self.say(stays, f"line {place.line}: should stay: {place.text}")
        elif not expected.by_keyword and rewrite.index != expected.index:
            self.say(
                stays, f"line {place.line}: the first payload is argument {expected.index}: {place.text}"
            )
        if expected.activity:
            self.result.rewritten.append(place)
        else:
            self.result.others.append(place)

    def judge_other(self, rewrite: Rewrite) -> None:
        """A call that is not known to be a function of ``temporalio.workflow``."""
        call = rewrite.before
        place = self.place(call)
        self.result.others.append(place)
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        keyword = any(each.arg == "arg" for each in call.keywords)
        wanted = self.mode.every_call and not self.mode.only_multiple
        stays = "nothing is rewritten that should stay"
        if name not in OTHER_METHODS:
            self.say(stays, f"line {place.line}: {name or 'it'} is no callable of the SDK: {place.text}")
        elif not keyword and rewrite.index != OTHER_METHODS[name]:
            self.say(stays, f"line {place.line}: wrong first payload: {place.text}")
        elif rewrite.payloads < 2 and not wanted and not _starred(call):
            self.say(stays, f"line {place.line}: a single payload outside the policy: {place.text}")

    def reason(self, call: ast.Call, place: Place, in_plan: dict | None) -> str | None:
        """Why the plan left a call as it is, in the plan's own words."""
        start, end = self.offsets(call)
        for finding in self.findings:
            if finding["status"] not in UNDONE:
                continue
            here = (finding["start"]["line"], finding["start"]["column"]) == (place.line, place.column)
            edits = (finding.get("fix") or {}).get("edits", [])
            touched = any(e["path"] == self.path and start <= e["start"] < end for e in edits)
            if here or touched:
                why = finding.get("reason") or finding["message"]
                return f"{finding['status']}: {why}"
        if in_plan and in_plan["status"] in ("skipped", "failed"):
            return f"{in_plan['status']}: {in_plan.get('reason', '')}"
        return None

    def offsets(self, call: ast.Call) -> tuple[int, int]:
        """The span of a call in UTF-16 units of the text, as the plan counts."""
        starts = [0]
        for line in physical_lines(self.before):
            starts.append(starts[-1] + _units(line))

        def offset(line: int, column: int) -> int:
            return starts[line - 1] + _units(self.lines[line - 1].encode()[:column].decode(errors="replace"))

        return offset(call.lineno, call.col_offset), offset(call.end_lineno, call.end_col_offset)


def _starred(call: ast.Call) -> bool:
    """Whether one of the positional arguments stands for any number of them."""
    return any(isinstance(argument, ast.Starred) for argument in call.args)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", errors="surrogatepass")) // 2


def _key(call: ast.Call) -> tuple:
    return call.lineno, call.col_offset, call.end_lineno, call.end_col_offset


def _compiles(source: bytes) -> str | None:
    """Python's complaint about a file, if there is one."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            compile(source, "file", "exec", dont_inherit=True)
        except (SyntaxError, ValueError) as error:
            return f"does not compile: {error}"
    return None
