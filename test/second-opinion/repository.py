"""Runs the tool on copies of one repository and gathers what judge, git and ruff say.

This module knows the order of things: copy, dry run, patch, write, second run. What is right is for
the judge to say.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field

import ruff as formatter
import tool
from calls import Mode
from judge import CHECKS, Judgement, Place, judge
from trees import Tree, copy_repository, differences, read_tree, without

RUNS = "the tool runs and prints a plan"
DRY = "a dry run changes no byte"
AGAIN = "a second run proposes and changes nothing"
PATCH = "the patch applies and gives the bytes of --write"
LINT = "ruff check finds nothing new"
UNDO = "undo gives back every byte"
RUN_CHECKS = (RUNS, DRY, AGAIN, PATCH, LINT, UNDO)

HEADINGS = (
    f"{'repository':<28}{'mode':<17}{'calls':>6}{'rewritten':>10}{'left':>6}{'others':>7}"
    f"{'files':>6}{'clean before':>13}{'after':>6}  failed checks"
)


@dataclass
class Outcome:
    """What came out for one repository in one mode. A check that was not made is None."""

    name: str
    mode: Mode
    judgement: Judgement = field(default_factory=Judgement)
    checks: dict[str, list[str] | None] = field(default_factory=dict)
    formatted_before: set[str] = field(default_factory=set)
    formatted_after: set[str] = field(default_factory=set)
    format_diffs: list[str] = field(default_factory=list)

    def row(self) -> str:
        """One line of the table."""
        one = self.judgement
        failed = sum(bool(problems) for problems in self.checks.values())
        return (
            f"{self.name:<28}{self.mode.name:<17}{len(one.calls):>6}{len(one.rewritten):>10}{len(one.left):>6}"
            f"{len(one.others):>7}{len(one.changed):>6}{len(self.formatted_before):>13}"
            f"{len(self.formatted_after):>6}  {failed}"
        )

    def listings(self) -> list[tuple[str, list[Place] | list[str]]]:
        """What a reader should look at."""
        one = self.judgement
        return [
            ("calls left, with the reason", one.left),
            ("other calls that were changed", one.others),
            ("files that this Python cannot parse, not judged", one.unreadable),
        ]


def judge_repository(source: str, mode: Mode, ruff: str | None, folder: str) -> Outcome:
    """Judges one mode on one checkout; ``folder`` takes the copies."""
    outcome = Outcome(os.path.basename(source), mode)
    home = os.path.join(folder, outcome.name, mode.name.replace("--", "").replace(" ", "-"))
    dry, written = os.path.join(home, "patched"), os.path.join(home, "undone")
    os.makedirs(home)
    copy_repository(source, dry)
    copy_repository(source, written)
    before = read_tree(dry)
    try:
        plan = tool.args_list(written, [*mode.flags, "--write", "--allow-dirty"])
        after = without(read_tree(written), tool.JOURNAL)
        outcome.checks[RUNS] = problem_of_exit(plan)
        outcome.judgement = judge(before, after, plan, mode)
        outcome.checks.update(outcome.judgement.problems)
        patch = os.path.join(home, "patch.diff")
        tool.args_list(dry, [*mode.flags, "--patch", patch])
        outcome.checks[DRY] = differences(before, read_tree(dry))
        ask_ruff(outcome, ruff, dry, written)
        outcome.checks[AGAIN] = second_run(written, mode, after)
        outcome.checks[PATCH] = patched(dry, patch, after)
        outcome.checks[UNDO] = undone(written, before, bool(outcome.judgement.changed))
    except tool.ToolError as error:
        for check in (*RUN_CHECKS, *CHECKS):
            outcome.checks.setdefault(check, None)
        outcome.checks[RUNS] = [str(error)]
    return outcome


def problem_of_exit(plan: dict) -> list[str]:
    """0, or 2 where a file could not be read and the plan says so."""
    unread = any(file["status"] == "failed" for file in plan["files"])
    return [] if plan["exit"] == 0 or (plan["exit"] == 2 and unread) else [f"exit code {plan['exit']}"]


def second_run(written: str, mode: Mode, after: Tree) -> list[str]:
    """Runs once more on the result."""
    plan = tool.args_list(written, [*mode.flags, "--write", "--allow-dirty"])
    return second_problems(plan, after, without(read_tree(written), tool.JOURNAL))


def second_problems(plan: dict, after: Tree, again: Tree) -> list[str]:
    """What a second run proposed or changed."""
    proposed = [
        f"{f['path']}:{f['start']['line']}: proposes again: {f['message']}"
        for f in plan["findings"]
        if f["status"] == "apply"
    ]
    return proposed + [f"{path}: changed again" for path in differences(after, again)]


def undone(written: str, before: Tree, changed: bool) -> list[str]:
    """Takes the write back, in the copy itself."""
    if not changed:
        return []
    problems = [f"git sees {tool.JOURNAL}"] if tool.git_sees(written, tool.JOURNAL) else []
    complaint = tool.undo(written)
    if complaint:
        return [*problems, complaint]
    after = without(read_tree(written), tool.JOURNAL)
    return problems + [f"{path}: not as it was" for path in differences(before, after)]


def patched(dry: str, patch: str, after: Tree) -> list[str]:
    """Applies the patch of the dry run, and compares with what was written."""
    if not os.path.exists(patch):
        return ["no patch was written"]
    complaint = tool.git_apply(dry, patch)
    if complaint:
        return [complaint]
    return [f"{path}: not the same bytes" for path in differences(after, read_tree(dry))]


def ask_ruff(outcome: Outcome, ruff: str | None, dry: str, written: str) -> None:
    """The formatter's and the linter's word on the changed files, before and after."""
    if not ruff:
        outcome.checks[LINT] = None
        return
    paths = [p for p in outcome.judgement.changed if p.endswith(".py") and os.path.exists(f"{written}/{p}")]
    settings = formatter.formatted(ruff, dry, paths)
    outcome.formatted_before = set(settings)
    outcome.formatted_after = set(formatter.formatted(ruff, written, sorted(settings)))
    for path in sorted(outcome.formatted_before - outcome.formatted_after):
        outcome.format_diffs.append(formatter.format_diff(ruff, written, path, settings[path]))
    new = formatter.lint(ruff, written, paths) - formatter.lint(ruff, dry, paths)
    outcome.checks[LINT] = [
        f"{path}: {code} {message} ({n})" for (path, code, message), n in sorted(new.items())
    ]
