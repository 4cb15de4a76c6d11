"""What each call of the SDK should become.

This module knows the SDK's signatures (temporalio 1.35) and the three modes of the tool. It must
not know how the tool lays out its result, nor anything of files.
"""

from __future__ import annotations

import ast
import itertools
import re
from dataclasses import dataclass

from names import ASSIGNED, Repository, Thing

ACTIVITIES = frozenset(
    f"{verb}_{local}activity{variant}"
    for verb, local, variant in itertools.product(
        ("execute", "start"), ("", "local_"), ("", "_class", "_method")
    )
)
CHILDREN = frozenset({"execute_child_workflow", "start_child_workflow"})
CONTINUE = "continue_as_new"

OTHER_METHODS = {
    "execute_workflow": 1,
    "start_workflow": 1,
    "execute_activity": 1,
    "start_activity": 1,
    "execute_activity_class": 1,
    "start_activity_class": 1,
    "execute_activity_method": 1,
    "start_activity_method": 1,
    "execute_update_with_start_workflow": 1,
    "start_update_with_start_workflow": 1,
    "signal": 1,
    "query": 1,
    "execute_update": 1,
    "start_update": 1,
    "ScheduleActionStartWorkflow": 1,
    "WithStartWorkflowOperation": 1,
    "start_workflow_update": 2,
}
"""Clients, handles, schedules, Nexus: the index of the first payload. Their receivers are not
resolved here; what the tool does to them is compared and listed, never demanded."""


@dataclass(frozen=True)
class Mode:
    """How the tool is run."""

    name: str = "default"
    every_call: bool = False
    """``--calls all``: the policy covers children, continue_as_new, clients and handles too."""
    only_multiple: bool = False
    """``--only-multiple``: a single payload stays."""

    @property
    def flags(self) -> list[str]:
        every = ["--calls", "all"] if self.every_call else []
        return every + (["--only-multiple"] if self.only_multiple else [])


MODES = (
    Mode(),
    Mode("--calls all", every_call=True),
    Mode("--only-multiple", only_multiple=True),
)

REWRITE = "rewrite"
"""It must be rewritten."""
STATE = "state"
"""It is wrong or unclear as it stands: a finding must say so, or the rewrite must be right."""
EITHER = "either"
"""The name may or may not be the SDK's. If it is changed, then rightly."""
LEAVE = "leave"
"""It must stay as it is."""


@dataclass
class Expected:
    """What should become of one call that reaches the SDK."""

    call: ast.Call
    name: str
    index: int
    """The number of positional arguments in front of the first payload."""
    outcome: str
    payloads: int
    by_keyword: bool
    """``arg=x``."""

    @property
    def activity(self) -> bool:
        return self.name in ACTIVITIES

    @property
    def counted(self) -> bool:
        """One of the activity calls that hold a payload which is not in ``args=``."""
        return self.activity and (self.payloads > 0 or self.by_keyword)


_SDK_NAME = re.compile(r"temporalio\.workflow\.(?:_\w+\.)?(\w+)$")


def sdk_name(thing: Thing) -> str | None:
    """The name of the callable of ``temporalio.workflow`` that a thing is, if it is one judged here."""
    match = _SDK_NAME.match(thing[1]) if thing[0] == "external" else None
    name = match.group(1) if match else None
    return name if name in ACTIVITIES or name in CHILDREN or name == CONTINUE else None


def expectations(repository: Repository, path: str, mode: Mode) -> list[Expected]:
    """What should become of the calls of a file, in source order."""
    found = []
    for call, things in repository.calls(path):
        names = {sdk_name(thing) for thing in things - {ASSIGNED}}
        known = sorted(name for name in names if name)
        if not known:
            continue
        expected = expect(call, known[0], mode)
        doubtful = len(names) > 1 or ASSIGNED in things
        if doubtful and expected.outcome in (REWRITE, STATE):
            expected.outcome = EITHER
        found.append(expected)
    found.sort(key=lambda each: (each.call.lineno, each.call.col_offset))
    return found


def expect(call: ast.Call, name: str, mode: Mode) -> Expected:
    """What should become of a call that is known to call ``temporalio.workflow.<name>``."""
    index = 0 if name == CONTINUE else 1
    target = "activity" if name in ACTIVITIES else "workflow"
    keywords = {keyword.arg: keyword for keyword in call.keywords}
    head = call.args[:index]
    payloads = call.args[index:]
    forwards = any(isinstance(each, ast.Starred) for each in head)
    if forwards:
        payloads = []
    by_keyword = "arg" in keywords

    def result(outcome: str) -> Expected:
        return Expected(call, name, index, outcome, len(payloads), by_keyword)

    if forwards:
        return result(LEAVE)
    if index and target in keywords and call.args:
        payloads = call.args
        return result(STATE)
    if not payloads and not by_keyword:
        return result(LEAVE)
    if "args" in keywords or (payloads and by_keyword):
        return result(STATE)
    starred = any(isinstance(each, ast.Starred) for each in payloads)
    if starred and (None in keywords or _after_keyword(call)):
        return result(STATE)
    if len(payloads) > 1:
        return result(REWRITE)
    wanted = (name in ACTIVITIES or mode.every_call) and not mode.only_multiple
    if wanted:
        return result(REWRITE)
    return result(STATE if starred else LEAVE)


def _after_keyword(call: ast.Call) -> bool:
    """A positional argument (only a star can) stands behind a keyword."""
    if not call.args or not call.keywords:
        return False
    return _at(call.args[-1]) > min(_at(keyword.value) for keyword in call.keywords)


def _at(node: ast.expr) -> tuple[int, int]:
    return node.lineno, node.col_offset


def rewritten(call: ast.Call, index: int) -> ast.Call:
    """The call with its payloads in ``args=[…]``, at the place where they stood."""
    keywords = list(call.keywords)
    payloads = call.args[index:]
    if payloads:
        before = sum(_at(keyword.value) < _at(payloads[0]) for keyword in keywords)
        keywords.insert(before, _args(payloads))
    else:
        place = [keyword.arg for keyword in keywords].index("arg")
        keywords[place] = _args([keywords[place].value])
    result = ast.Call(func=call.func, args=call.args[:index], keywords=keywords)
    return ast.copy_location(result, call)


def _args(payloads: list[ast.expr]) -> ast.keyword:
    items = ast.copy_location(ast.List(elts=payloads, ctx=ast.Load()), payloads[0])
    return ast.keyword(arg="args", value=items)


class Rewriter(ast.NodeTransformer):
    """Rewrites the chosen calls of a tree, inner ones included. ``chosen``: index by call."""

    def __init__(self, chosen: dict[ast.Call, int]) -> None:
        self.chosen = chosen

    def visit_Call(self, node: ast.Call) -> ast.Call:
        index = self.chosen.get(node)
        self.generic_visit(node)
        return node if index is None else rewritten(node, index)
