"""Compares one file before and after, and says which calls were rewritten and what else differs.

This module knows what a rewrite may change in a file: in the tree, in the tokens, in the comments
and in the lines. It must not know the SDK, nor anything of plans or folders.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
from dataclasses import dataclass, field

from names import parse


@dataclass
class Rewrite:
    """A call whose payloads stand in ``args=[…]`` afterwards."""

    before: ast.Call
    after: ast.Call
    index: int
    """The number of positional arguments that it keeps."""
    payloads: int


@dataclass
class Comparison:
    """``tree``, ``tokens``, ``comments``, ``lines``: what is wrong, in words with the line."""

    rewrites: list[Rewrite] = field(default_factory=list)
    tree: list[str] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)


def compare(before: bytes, after: bytes) -> Comparison:
    """Compares two versions of a file that Python can parse."""
    result = Comparison()
    old, new = parse(before), parse(after)
    _walk(old, new, result, "module")
    if not result.tree:
        result.lines = _lines(old, new, before, after, result.rewrites)
    result.tokens = _tokens(before, after)
    result.comments = _comments(before, after)
    return result


# The tree


def _walk(old, new, result: Comparison, where: str) -> None:
    """Goes through both trees in step; the only difference allowed is a rewritten call."""
    where = f"line {old.lineno}" if hasattr(old, "lineno") else where
    if type(old) is not type(new):
        result.tree.append(f"{where}: {_short(old)} became {_short(new)}")
        return
    if isinstance(old, ast.Call) and _shape(old) != _shape(new):
        _walk_rewrite(old, new, result, where)
        return
    if isinstance(old, ast.AST):
        for name in old._fields:
            _walk_value(getattr(old, name, None), getattr(new, name, None), result, where, name)


def _walk_value(old, new, result: Comparison, where: str, name: str) -> None:
    if isinstance(old, list) and isinstance(new, list):
        if len(old) != len(new):
            result.tree.append(f"{where}: {name} has {len(new)} parts and had {len(old)}")
            return
        for one, other in zip(old, new):
            _walk_value(one, other, result, where, name)
    elif isinstance(old, ast.AST) and isinstance(new, ast.AST):
        _walk(old, new, result, where)
    elif type(old) is not type(new) or old != new:
        result.tree.append(f"{where}: {name} {old!r} became {new!r}")


def _shape(call: ast.Call) -> tuple:
    return len(call.args), [keyword.arg for keyword in call.keywords]


def _walk_rewrite(old: ast.Call, new: ast.Call, result: Comparison, where: str) -> None:
    pairs = _pairs(old, new)
    if pairs is None:
        result.tree.append(f"{where}: {_short(old)} became {_short(new)}")
        return
    index, payloads, inner = pairs
    result.rewrites.append(Rewrite(old, new, index, payloads))
    for one, other in inner:
        _walk(one, other, result, where)


def _pairs(old: ast.Call, new: ast.Call):
    """The index of the first payload, their number, and what corresponds to what; None if it is no rewrite."""
    had = [keyword.arg for keyword in old.keywords]
    has = [keyword.arg for keyword in new.keywords]
    if "args" in had or has.count("args") != 1:
        return None
    place = has.index("args")
    items = new.keywords[place].value
    if not isinstance(items, ast.List) or not items.elts:
        return None
    others = new.keywords[:place] + new.keywords[place + 1 :]
    if "arg" in had:
        if had.index("arg") != place or len(items.elts) != 1 or len(old.args) != len(new.args):
            return None
        payloads = [old.keywords[place].value]
        kept = old.keywords[:place] + old.keywords[place + 1 :]
        index = len(old.args)
    else:
        index = len(old.args) - len(items.elts)
        if index < 0 or index != len(new.args):
            return None
        payloads = old.args[index:]
        kept = old.keywords
        start = (payloads[0].lineno, payloads[0].col_offset)
        if place != sum((k.value.lineno, k.value.col_offset) < start for k in kept):
            return None
    if [k.arg for k in kept] != [k.arg for k in others]:
        return None
    inner = [(old.func, new.func)]
    inner += zip(old.args[:index], new.args)
    inner += zip(payloads, items.elts)
    inner += zip(kept, others)
    return index, len(payloads), inner


def _short(node) -> str:
    try:
        text = ast.unparse(node)
    except Exception:  # a keyword or another part that cannot stand alone
        text = ast.dump(node) if isinstance(node, ast.AST) else repr(node)
    text = " ".join(text.split())
    return f"`{text}`" if len(text) <= 160 else f"`{text[:157]}…`"


# The tokens


def physical_lines(source: bytes) -> list[str]:
    """The lines of a source file with their line ends, as Python counts them. A BOM counts as text."""
    encoding, _ = tokenize.detect_encoding(io.BytesIO(source).readline)
    text = source.decode("utf-8" if encoding == "utf-8-sig" else encoding)
    return re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)


def decoded(source: bytes) -> str:
    """The text of a source file with ``\\n`` line ends, as Python's tokenizer sees it."""
    text = "".join(physical_lines(source)).removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def tokens_of(source: bytes) -> list[tokenize.TokenInfo]:
    """All tokens of a source file."""
    return list(tokenize.generate_tokens(io.StringIO(decoded(source)).readline))


_LAYOUT = {tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.COMMENT}


def _tokens(before: bytes, after: bytes) -> list[str]:
    """Every token must be there again, spelled as before. New are only ``args=[],`` and parentheses.

    Parentheses, because ``f(*a or b)`` is right and ``[*a or b]`` is not; the trees are compared anyway.
    """
    old = [t for t in tokens_of(before) if t.type not in _LAYOUT]
    new = [t for t in tokens_of(after) if t.type not in _LAYOUT]
    i = j = 0
    while i < len(old) and j < len(new):
        if old[i].string == new[j].string and old[i].type == new[j].type:
            i, j = i + 1, j + 1
        elif [t.string for t in old[i : i + 2]] == ["arg", "="] and new[j].string == "args":
            i, j = i + 1, j + 1
        elif new[j].string in ("args", "=", "[", "]", ",", "(", ")"):
            j += 1
        elif old[i].string == ",":
            i += 1
        else:
            break
    rest = [t for t in new[j:] if t.string not in ("]", ",", ")")]
    if i == len(old) and not rest:
        return []
    one = old[i] if i < len(old) else old[-1]
    other = new[j] if j < len(new) else new[-1]
    return [f"line {one.start[0]}: the token {one.string!r} became {other.string!r}"]


# The comments

_PRAGMA = re.compile(
    r"#\s*(?:type:|noqa|pyright:|pylint:|mypy:|pragma|flake8|nosec|fmt:|isort:|ruff:|ty:)", re.I
)
_ADDED = {"args", "=", "[", "]", ",", "(", ")", "arg"}


def _comments(before: bytes, after: bytes) -> list[str]:
    """Each comment must follow the same code as before, and a pragma must share its line with the same code."""
    old, new = _anchored(before), _anchored(after)
    problems = []
    for one, other in zip(old, new):
        if other.text != one.text:
            return [*problems, f"line {one.line}: the comment {one.text!r} became {other.text!r}"]
        follows_end = one.token == other.token and one.token in _CLOSING
        if other.code[-1:] != one.code[-1:] and not follows_end:
            was, now = one.code[-1:] or "nothing", other.code[-1:] or "nothing"
            problems.append(f"line {one.line}: the comment {one.text!r} followed {was}, now {now}")
        if _PRAGMA.match(one.text) and other.code != one.code:
            problems.append(f"line {one.line}: {one.text!r} no longer stands on the line of {one.code}")
    if len(old) != len(new):
        problems.append(f"{len(old)} comments became {len(new)}")
    return problems


@dataclass
class _Comment:
    line: int
    text: str
    token: str
    """What stands right in front of it on its line."""
    code: list[str]
    """All code of its line, without brackets and commas."""


_CLOSING = {")", "]", "}", ":"}


def _anchored(source: bytes) -> list[_Comment]:
    lines: dict[int, list[str]] = {}
    comments = []
    for token in tokens_of(source):
        if token.type == tokenize.COMMENT:
            comments.append(token)
        elif token.type not in _LAYOUT:
            lines.setdefault(token.end[0], []).append(token.string)
    anchored = []
    for comment in comments:
        all_tokens = lines.get(comment.start[0], [])
        code = [token for token in all_tokens if token not in _ADDED]
        last = all_tokens[-1] if all_tokens else ""
        anchored.append(_Comment(comment.start[0], comment.string, last, code))
    return anchored


# The lines


def _lines(
    old: ast.Module, new: ast.Module, before: bytes, after: bytes, rewrites: list[Rewrite]
) -> list[str]:
    """Outside the statements that hold a rewritten call, no byte may differ, and no line end anywhere."""
    problems = []
    ends_before, ends_after = _line_ends(before), _line_ends(after)
    if ends_before != ends_after:
        problems.append(f"line ends {sorted(ends_before)} became {sorted(ends_after)}")
    if before.endswith((b"\n", b"\r")) != after.endswith((b"\n", b"\r")):
        problems.append("the line end at the end of the file came or went")
    wanted = {id(rewrite.before) for rewrite in rewrites}
    spans = []
    for one, other in _statements(old, new):
        if any(id(node) in wanted for node in _own(one)):
            spans.append((_range(one), _range(other)))
    text_before, text_after = before.splitlines(keepends=True), after.splitlines(keepends=True)
    # bytes.splitlines breaks at \n, \r and \r\n only, as Python's tokenizer does.
    at_before = at_after = 0
    for (start, end), (new_start, new_end) in sorted(spans):
        if start - 1 < at_before:
            at_before, at_after = max(at_before, end), max(at_after, new_end)
            continue
        if text_before[at_before : start - 1] != text_after[at_after : new_start - 1]:
            problems.append(f"lines {at_before + 1}–{start - 1} hold no rewritten call and differ")
        at_before, at_after = end, new_end
    if text_before[at_before:] != text_after[at_after:]:
        problems.append(f"lines {at_before + 1}–{len(text_before)} hold no rewritten call and differ")
    return problems


def _line_ends(source: bytes) -> set[str]:
    return {repr(end.decode()) for end in re.findall(rb"\r\n|\n|\r", source)}


_UNITS = (ast.stmt, ast.ExceptHandler, getattr(ast, "match_case", ast.stmt))
"""What has lines of its own: a statement, an except clause, a case."""


def _statements(old: ast.Module, new: ast.Module):
    """Pairs of corresponding units. The trees are alike but for the rewritten calls."""
    one = [node for node in _preorder(old) if isinstance(node, _UNITS)]
    other = [node for node in _preorder(new) if isinstance(node, _UNITS)]
    return zip(one, other)


def _preorder(node):
    yield node
    for child in ast.iter_child_nodes(node):
        yield from _preorder(child)


def _own(unit: ast.AST):
    """The nodes of a unit, without the units inside it."""
    stack = list(ast.iter_child_nodes(unit))
    while stack:
        node = stack.pop()
        if isinstance(node, _UNITS):
            continue
        yield node
        stack.extend(ast.iter_child_nodes(node))


def _range(unit: ast.AST) -> tuple[int, int]:
    """First and last line (1-based) of a unit; of one with a body, of its header."""
    parts = [node for node in _own(unit) if hasattr(node, "lineno")]
    if not getattr(unit, "body", None) and not getattr(unit, "cases", None):
        parts.append(unit)
    first = [unit] if hasattr(unit, "lineno") else []
    start = min(node.lineno for node in parts + first)
    return start, max([start, *(node.end_lineno for node in parts)])
