"""Prints, as JSON, every public callable of the installed SDK that takes payloads.

Those are the functions, classes and methods with a keyword-only `args` and either an `arg` or a variadic for payloads.
`payloadIndex` counts as a call is written (without `self`); `target` names the parameter that the payloads are for.
"""

import importlib
import inspect
import json
import pkgutil
from collections.abc import Iterator
from inspect import Parameter

import temporalio

# Generated code, native code, integrations of other libraries, and packages with a leading underscore.
NOT_READ = {"api", "bridge", "contrib"}
TARGETS = ("activity", "workflow", "signal", "query", "update")


def public_modules() -> Iterator[object]:
    for info in pkgutil.iter_modules(temporalio.__path__):
        if info.name not in NOT_READ and not info.name.startswith("_"):
            yield importlib.import_module(f"temporalio.{info.name}")


def members(module: object) -> Iterator[tuple[str, object, bool]]:
    """Dotted name, callable, and whether it is called on an instance."""
    prefix = module.__name__  # type: ignore[attr-defined]
    for name, value in vars(module).items():
        if name.startswith("_") or not getattr(value, "__module__", "").startswith("temporalio."):
            continue
        yield f"{prefix}.{name}", value, False
        if inspect.isclass(value):
            for member, inner in inspect.getmembers(value):
                if not member.startswith("_") and callable(inner):
                    static = isinstance(inspect.getattr_static(value, member), (staticmethod, classmethod))
                    yield f"{prefix}.{name}.{member}", inner, not static


def describe(name: str, value: object, bound: bool) -> dict[str, object] | None:
    try:
        parameters = list(inspect.signature(value).parameters.values())[int(bound) :]  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return None
    kinds = {parameter.name: parameter.kind for parameter in parameters}
    if kinds.get("args") is not Parameter.KEYWORD_ONLY:
        return None
    for index, parameter in enumerate(parameters):
        variadic = parameter.kind is Parameter.VAR_POSITIONAL
        if parameter.name == "arg" or variadic:
            before = parameters[index - 1].name if index else next((t for t in TARGETS if t in kinds), None)
            return {
                "name": name,
                "payloadIndex": index,
                "variadic": variadic,
                "target": before,
                "options": [p.name for p in parameters[index + 1 :] if p.name not in {"args", before}],
                "onlyOne": not any(p.kind is Parameter.POSITIONAL_OR_KEYWORD for p in parameters[index + 1 :]),
            }
    return None


found: dict[int, dict[str, object]] = {}
for module in public_modules():
    for name, value, bound in members(module):
        entry = describe(name, value, bound)
        if entry:
            # The same object under several names is one entry, by the name whose module defines it.
            key = id(value)
            home = getattr(value, "__module__", "")
            if key not in found or home.startswith(".".join(name.split(".")[:2])):
                found[key] = entry
print(json.dumps(sorted(found.values(), key=lambda entry: str(entry["name"]))))
