"""What the names of a Python file mean: which calls reach the Temporal SDK.

This folder is the second opinion on the tool's rewrites. It works on Python's own ``ast`` and
``tokenize``, shares no code with the tool, and knows it only by what it prints and writes.

This module knows scopes and imports. It must not know what a rewrite looks like.

A name means a set of things, because a file may bind it several times. A thing is one of
    ("external", "temporalio.workflow")    a dotted name outside the repository
    ("module", "src/shop/flows.py")        a file of the repository, or a folder of it
    UNKNOWN                                a parameter, the result of a call, anything else
"""

from __future__ import annotations

import ast
import posixpath
import warnings
from dataclasses import dataclass, field
from typing import Iterator, Mapping

Thing = tuple
UNKNOWN: Thing = ("unknown",)
ASSIGNED: Thing = ("assigned",)
"""Says that the rest of the set was reached through an assignment such as ``run = workflow.f``."""

SDK = "temporalio"


@dataclass
class Scope:
    """One scope of the file; ``bindings`` holds each way in which a name is bound in it."""

    kind: str
    """``module``, ``class``, ``function`` or ``comprehension``."""
    parent: Scope | None
    bindings: dict[str, list[tuple]] = field(default_factory=dict)
    globals: set[str] = field(default_factory=set)
    nonlocals: set[str] = field(default_factory=set)
    stars: list[tuple[str, int]] = field(default_factory=list)
    """``from module import *``: the module and the number of leading dots."""

    @property
    def module(self) -> Scope:
        scope = self
        while scope.parent:
            scope = scope.parent
        return scope

    def bind(self, name: str, binding: tuple) -> None:
        home = self
        if name in self.globals:
            home = self.module
        elif name in self.nonlocals:
            home = _enclosing_function(self, name) or self
        home.bindings.setdefault(name, []).append(binding)


def _enclosing_function(scope: Scope, name: str) -> Scope | None:
    at = scope.parent
    while at and not (at.kind == "function" and name in at.bindings):
        at = at.parent
    return at


@dataclass
class File:
    """One parsed file: its tree, its calls, and the scope that each call is evaluated in."""

    path: str
    tree: ast.Module
    scope: Scope
    calls: list[tuple[ast.Call, Scope]]
    exported: list[str] | None
    """A literal ``__all__``."""


def parse(source: bytes) -> ast.Module:
    """The tree of a source file. Raises SyntaxError or ValueError where Python cannot read it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return ast.parse(source)


def read(path: str, source: bytes) -> File:
    """Collects the scopes of one file."""
    tree = parse(source)
    collector = _Collector()
    collector.visit(tree)
    return File(path, tree, collector.scope, collector.calls, _exported(tree))


def _exported(tree: ast.Module) -> list[str] | None:
    for node in tree.body:
        if isinstance(node, ast.Assign) and any(
            isinstance(target, ast.Name) and target.id == "__all__" for target in node.targets
        ):
            try:
                value = ast.literal_eval(node.value)
            except ValueError:
                return None
            return [name for name in value if isinstance(name, str)]
    return None


class _Collector(ast.NodeVisitor):
    """Walks a tree as Python's compiler does: what is evaluated where, and what binds which name."""

    def __init__(self) -> None:
        self.scope = Scope("module", None)
        self.calls: list[tuple[ast.Call, Scope]] = []

    def within(self, kind: str) -> Scope:
        self.scope = Scope(kind, self.scope)
        return self.scope

    def leave(self) -> None:
        assert self.scope.parent
        self.scope = self.scope.parent

    def visit_all(self, nodes) -> None:
        for node in nodes:
            if node is not None:
                self.visit(node)

    # Expressions

    def visit_Call(self, node: ast.Call) -> None:
        self.calls.append((node, self.scope))
        self.generic_visit(node)

    def visit_Name(self, node: ast.Name) -> None:
        if not isinstance(node.ctx, ast.Load):
            self.scope.bind(node.id, UNKNOWN)

    def visit_NamedExpr(self, node: ast.NamedExpr) -> None:
        self.visit(node.value)
        home = self.scope
        while home.kind == "comprehension" and home.parent:
            home = home.parent
        home.bind(node.target.id, ("value", node.value, self.scope))

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self.visit_defaults(node.args)
        self.within("function")
        self.bind_parameters(node.args)
        self.visit(node.body)
        self.leave()

    def comprehension(self, node) -> None:
        first, *rest = node.generators
        self.visit(first.iter)
        self.within("comprehension")
        self.visit(first.target)
        self.visit_all(first.ifs)
        for generator in rest:
            self.visit(generator.iter)
            self.visit(generator.target)
            self.visit_all(generator.ifs)
        if isinstance(node, ast.DictComp):
            self.visit(node.key)
            self.visit(node.value)
        else:
            self.visit(node.elt)
        self.leave()

    visit_ListComp = visit_SetComp = visit_DictComp = visit_GeneratorExp = comprehension

    # Definitions

    def visit_FunctionDef(self, node) -> None:
        self.visit_all(node.decorator_list)
        self.visit_defaults(node.args)
        parameters = _parameters(node.args)
        self.visit_all(parameter.annotation for parameter in parameters)
        self.visit_all([node.returns])
        self.scope.bind(node.name, ("definition", node.name))
        self.within("function")
        self.bind_type_parameters(node)
        self.bind_parameters(node.args)
        self.visit_all(node.body)
        self.leave()

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self.visit_all(node.decorator_list)
        self.visit_all(node.bases)
        self.visit_all(node.keywords)
        self.scope.bind(node.name, ("definition", node.name))
        self.within("class")
        self.bind_type_parameters(node)
        self.visit_all(node.body)
        self.leave()

    def visit_defaults(self, args: ast.arguments) -> None:
        self.visit_all(args.defaults)
        self.visit_all(args.kw_defaults)

    def bind_parameters(self, args: ast.arguments) -> None:
        for parameter in _parameters(args):
            self.scope.bind(parameter.arg, UNKNOWN)

    def bind_type_parameters(self, node) -> None:
        for parameter in getattr(node, "type_params", []):
            self.scope.bind(parameter.name, UNKNOWN)

    # Statements

    def visit_Global(self, node: ast.Global) -> None:
        self.scope.globals.update(node.names)

    def visit_Nonlocal(self, node: ast.Nonlocal) -> None:
        self.scope.nonlocals.update(node.names)

    def visit_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            if alias.asname:
                self.scope.bind(alias.asname, ("import", alias.name))
            else:
                top = alias.name.split(".")[0]
                self.scope.bind(top, ("import", top))

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        for alias in node.names:
            if alias.name == "*":
                self.scope.stars.append((node.module or "", node.level))
            else:
                binding = ("from", node.module or "", node.level, alias.name)
                self.scope.bind(alias.asname or alias.name, binding)

    def visit_Assign(self, node: ast.Assign) -> None:
        self.visit(node.value)
        for target in node.targets:
            self.bind_value(target, node.value)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        self.visit(node.annotation)
        if node.value is None:
            # It makes the name local, and gives it nothing.
            if isinstance(node.target, ast.Name):
                self.scope.bindings.setdefault(node.target.id, [])
            return
        self.visit(node.value)
        self.bind_value(node.target, node.value)

    def bind_value(self, target: ast.expr, value: ast.expr) -> None:
        if isinstance(target, ast.Name):
            self.scope.bind(target.id, ("value", value, self.scope))
        else:
            self.visit(target)

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        if node.name:
            self.scope.bind(node.name, UNKNOWN)
        self.generic_visit(node)

    def visit_MatchAs(self, node) -> None:
        if node.name:
            self.scope.bind(node.name, UNKNOWN)
        self.generic_visit(node)

    visit_MatchStar = visit_MatchAs

    def visit_MatchMapping(self, node) -> None:
        if node.rest:
            self.scope.bind(node.rest, UNKNOWN)
        self.generic_visit(node)


def _parameters(args: ast.arguments) -> list[ast.arg]:
    stars = [star for star in (args.vararg, args.kwarg) if star]
    return [*args.posonlyargs, *args.args, *args.kwonlyargs, *stars]


class Repository:
    """The Python files of one checkout, and what names mean across them."""

    def __init__(self, sources: Mapping[str, bytes]) -> None:
        """``sources``: the content of each ``.py`` file by its path, relative and with ``/``."""
        self.sources = sources
        self.folders = _folders(sources)
        self.is_sdk = "temporalio/__init__.py" in sources and (
            "temporalio/workflow.py" in sources or "temporalio/workflow/__init__.py" in sources
        )
        self._files: dict[str, File | None] = {}
        self._busy: set[tuple] = set()

    def file(self, path: str) -> File | None:
        """The parsed file; None where Python cannot parse it."""
        if path not in self._files:
            try:
                self._files[path] = read(path, self.sources[path])
            except (SyntaxError, ValueError, RecursionError):
                self._files[path] = None
        return self._files[path]

    def calls(self, path: str) -> Iterator[tuple[ast.Call, frozenset[Thing]]]:
        """Each call of a file, with what its callee means."""
        file = self.file(path)
        for call, scope in file.calls if file else ():
            yield call, frozenset(self.meaning(file, call.func, scope))

    def meaning(self, file: File, node: ast.expr, scope: Scope) -> set[Thing]:
        """The set of things that an expression may be."""
        if isinstance(node, ast.Name):
            return self._lookup(file, node.id, scope)
        if isinstance(node, ast.Attribute):
            found: set[Thing] = set()
            for thing in self.meaning(file, node.value, scope):
                found |= {ASSIGNED} if thing == ASSIGNED else self._member(thing, node.attr)
            return found
        return {UNKNOWN}

    def _lookup(self, file: File, name: str, scope: Scope) -> set[Thing]:
        at: Scope | None = scope
        if name in scope.globals:
            at = scope.module
        while at:
            hidden = at.kind == "class" and at is not scope
            if name in at.bindings and name not in at.nonlocals and not hidden:
                return self._bound(file, at, name)
            at = at.parent
        return self._starred(file, scope.module, name)

    def _bound(self, file: File, scope: Scope, name: str) -> set[Thing]:
        key = (file.path, id(scope), name)
        if key in self._busy:
            return {UNKNOWN}
        self._busy.add(key)
        try:
            found: set[Thing] = set()
            for binding in scope.bindings[name]:
                found |= self._thing(file, scope, binding)
            if scope.kind == "module" and scope.stars:
                # A star import may bind the name anew.
                found |= self._starred(file, scope, name) - {UNKNOWN}
            return found or {UNKNOWN}
        finally:
            self._busy.discard(key)

    def _thing(self, file: File, scope: Scope, binding: tuple) -> set[Thing]:
        if binding[0] == "import":
            return {self._absolute(file, binding[1])}
        if binding[0] == "from":
            _, module, level, name = binding
            return self._member(self._module(file, module, level), name)
        if binding[0] == "value":
            _, value, at = binding
            things = self.meaning(file, value, at)
            return things | {ASSIGNED} if things != {UNKNOWN} else things
        if binding[0] == "definition" and scope.kind == "module":
            home = self._dotted(file.path)
            return {("external", f"{home}.{binding[1]}")} if home else {UNKNOWN}
        return {UNKNOWN}

    def _starred(self, file: File, scope: Scope, name: str) -> set[Thing]:
        found: set[Thing] = set()
        for module, level in scope.stars:
            home = self._module(file, module, level)
            if home[0] == "external":
                if home[1] == f"{SDK}.workflow" and not name.startswith("_"):
                    found.add(("external", f"{home[1]}.{name}"))
                if home[1] == SDK and name == "workflow":
                    # Only there if something else has imported the submodule.
                    found |= {("external", f"{SDK}.workflow"), UNKNOWN}
            elif home[0] == "module":
                found |= self._star_of(home[1], name)
        return found or {UNKNOWN}

    def _star_of(self, path: str, name: str) -> set[Thing]:
        entry = self._entry(path)
        target = self.file(entry) if entry else None
        if not target:
            return set()
        public = target.exported
        if name not in public if public is not None else name.startswith("_"):
            return set()
        found = self._member(("module", path), name)
        return found - {UNKNOWN}

    # Modules

    def _member(self, thing: Thing, name: str) -> set[Thing]:
        if thing[0] == "external":
            return {("external", f"{thing[1]}.{name}")}
        if thing[0] != "module":
            return {UNKNOWN}
        path = thing[1]
        entry = self._entry(path)
        file = self.file(entry) if entry else None
        if file and name in file.scope.bindings:
            return self._bound(file, file.scope, name)
        below = self._at(posixpath.join(path, name)) if not path.endswith(".py") else None
        if below:
            return {below}
        if file and file.scope.stars:
            key = (file.path, "star", name)
            if key in self._busy:
                return {UNKNOWN}
            self._busy.add(key)
            try:
                return self._starred(file, file.scope, name)
            finally:
                self._busy.discard(key)
        return {UNKNOWN}

    def _entry(self, path: str) -> str | None:
        if path.endswith(".py"):
            return path
        entry = posixpath.join(path, "__init__.py")
        return entry if entry in self.sources else None

    def _at(self, stem: str) -> Thing | None:
        """The module that a path without its ending stands for."""
        if self.is_sdk and (stem + "/").startswith(f"{SDK}/"):
            return ("external", stem.replace("/", "."))
        if posixpath.join(stem, "__init__.py") in self.sources:
            return ("module", stem)
        if stem + ".py" in self.sources:
            return ("module", stem + ".py")
        if stem in self.folders:
            return ("module", stem)
        return None

    def _dotted(self, path: str) -> str | None:
        """The dotted name of one of the SDK's own files."""
        if not self.is_sdk or not path.startswith(f"{SDK}/"):
            return None
        stem = path[: -len(".py")]
        return stem.removesuffix("/__init__").replace("/", ".")

    def _module(self, file: File, module: str, level: int) -> Thing:
        if level == 0:
            return self._absolute(file, module)
        folder = posixpath.dirname(file.path)
        for _ in range(level - 1):
            if not folder:
                return UNKNOWN
            folder = posixpath.dirname(folder)
        stem = posixpath.join(folder, *module.split(".")) if module else folder
        return self._at(stem) or UNKNOWN

    def _absolute(self, file: File, dotted: str) -> Thing:
        """Looks where Python would: the root, ``src``, and the folders above the file."""
        first = dotted.split(".")[0]
        if first == SDK:
            return ("external", dotted)
        above = posixpath.dirname(file.path)
        places = ["", "src"]
        while above:
            places.append(above)
            above = posixpath.dirname(above)
        for place in places:
            if self._at(posixpath.join(place, first)):
                found = self._at(posixpath.join(place, *dotted.split(".")))
                if found:
                    return found
        return ("external", dotted)


def _folders(paths) -> set[str]:
    """All folders that hold Python files, at any depth."""
    folders: set[str] = set()
    for path in paths:
        folder = posixpath.dirname(path)
        while folder and folder not in folders:
            folders.add(folder)
            folder = posixpath.dirname(folder)
    return folders
