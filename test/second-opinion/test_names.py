"""Which calls reach the SDK, by table: source on one side, the names of the calls on the other."""

from __future__ import annotations

import textwrap
import unittest

from calls import Mode, expectations
from names import Repository


def resolved(source: str, others: dict[str, str] | None = None, path: str = "app/flows.py") -> list[str]:
    """``name`` or ``name?`` for each call of a file that reaches, or may reach, the SDK."""
    files = {path: source, **(others or {})}
    repository = Repository({p: textwrap.dedent(s).encode() for p, s in files.items()})
    found = expectations(repository, path, Mode())
    return [each.name + ("?" if each.outcome == "either" else "") for each in found]


X = ["execute_activity"]


class Imports(unittest.TestCase):
    def check(self, source: str, wanted: list[str], others: dict[str, str] | None = None) -> None:
        self.assertEqual(resolved(source, others), wanted, source)

    def test_spellings(self) -> None:
        for source in (
            "from temporalio import workflow\nworkflow.execute_activity(f, 1)",
            "from temporalio import activity, workflow as wf\nwf.execute_activity(f, 1)",
            "import temporalio.workflow\ntemporalio.workflow.execute_activity(f, 1)",
            "import temporalio\ntemporalio.workflow.execute_activity(f, 1)",
            "import temporalio as t\nt.workflow.execute_activity(f, 1)",
            "import temporalio.workflow as tw\ntw.execute_activity(f, 1)",
            "import temporalio.client\ntemporalio.workflow.execute_activity(f, 1)",
            "from temporalio.workflow import execute_activity\nexecute_activity(f, 1)",
            "from temporalio.workflow import execute_activity as run\nrun(f, 1)",
            "from temporalio.workflow import *\nexecute_activity(f, 1)",
            "try:\n    from temporalio import workflow\nexcept ImportError:\n    raise\nworkflow.execute_activity(f, 1)",
            "if True:\n    from temporalio import workflow\nworkflow.execute_activity(f, 1)",
            "def g():\n    from temporalio import workflow\n    workflow.execute_activity(f, 1)",
            "def g():\n    workflow.execute_activity(f, 1)\nfrom temporalio import workflow",
            "def g():\n    global workflow\n    from temporalio import workflow\nworkflow.execute_activity(f, 1)",
            "from temporalio import workflow\nclass A:\n    async def run(self):\n"
            "        return await workflow.execute_activity(f, 1)",
            "from temporalio import workflow\nx = [workflow.execute_activity(f, y) for y in z]",
            "from temporalio import workflow\ng = lambda y: workflow.execute_activity(f, y)",
            "from temporalio import workflow\ndef g(x=workflow.execute_activity(f, 1), workflow=None): ...",
            "from temporalio import workflow\n@workflow.execute_activity(f, 1)\ndef g(workflow): ...",
        ):
            self.check(source, X)

    def test_other_things_of_that_name(self) -> None:
        for source in (
            "workflow.execute_activity(f, 1)",
            "import workflow\nworkflow.execute_activity(f, 1)",
            "from other import workflow\nworkflow.execute_activity(f, 1)",
            "from temporalio import client as workflow\nworkflow.execute_activity(f, 1)",
            "import temporalio.workflow as tw\ntemporalio.workflow.execute_activity(f, 1)",
            "from temporalio import workflow\nself.workflow.execute_activity(f, 1)",
            "from temporalio import workflow\nworkflow.other.execute_activity(f, 1)",
            "from temporalio import workflow\nworkflow.upsert_memo(f, 1)",
            "def g():\n    from temporalio import workflow\nworkflow.execute_activity(f, 1)",
            "class A:\n    from temporalio import workflow\n    def g(self): workflow.execute_activity(f, 1)",
            "from temporalio.workflow import *\ndef execute(): ...\nexecute(f, 1)",
            "from temporalio import workflow\nfrom functools import partial\npartial(workflow.execute_activity, f, 1)",
            "client.execute_activity(f, 1)",
        ):
            self.check(source, [])

    def test_shadowing(self) -> None:
        head = "from temporalio import workflow\n"
        for source in (
            "def g(workflow): workflow.execute_activity(f, 1)",
            "def g(*workflow): workflow.execute_activity(f, 1)",
            "def g(*, workflow): workflow.execute_activity(f, 1)",
            "def g(workflow, /): workflow.execute_activity(f, 1)",
            "def g(**workflow): workflow.execute_activity(f, 1)",
            "lambda workflow: workflow.execute_activity(f, 1)",
            "def g():\n    workflow = h()\n    workflow.execute_activity(f, 1)",
            "def g():\n    workflow.execute_activity(f, 1)\n    workflow = h()",
            "def g():\n    workflow: int\n    workflow.execute_activity(f, 1)",
            "def g():\n    workflow, x = h()\n    workflow.execute_activity(f, 1)",
            "def g():\n    for workflow in h(): workflow.execute_activity(f, 1)",
            "def g():\n    with h() as workflow: workflow.execute_activity(f, 1)",
            "def g():\n    try: ...\n    except E as workflow: workflow.execute_activity(f, 1)",
            "def g():\n    if (workflow := h()): workflow.execute_activity(f, 1)",
            "def g():\n    workflow += 1\n    workflow.execute_activity(f, 1)",
            "def g():\n    import workflow\n    workflow.execute_activity(f, 1)",
            "def g():\n    def workflow(): ...\n    workflow.execute_activity(f, 1)",
            "def g():\n    class workflow: ...\n    workflow.execute_activity(f, 1)",
            "def g():\n    match h():\n        case workflow: workflow.execute_activity(f, 1)",
            "def g():\n    match h():\n        case [*workflow]: workflow.execute_activity(f, 1)",
            "def g():\n    match h():\n        case {**workflow}: workflow.execute_activity(f, 1)",
            "[workflow.execute_activity(f, 1) for workflow in h()]",
            "{workflow.execute_activity(f, 1): 1 for x in y for workflow in x}",
            "def g(workflow):\n    def inner(): workflow.execute_activity(f, 1)",
            "def g():\n    workflow = h()\n    def inner():\n        nonlocal workflow\n"
            "        workflow = i()\n        workflow.execute_activity(f, 1)",
            "class A:\n    workflow = h()\n    x = workflow.execute_activity(f, 1)",
            "def g():\n    def inner():\n        [0 for x in y if (workflow := x)]\n"
            "        workflow.execute_activity(f, 1)",
        ):
            self.check(head + source, [])

    def test_no_shadowing(self) -> None:
        head = "from temporalio import workflow\n"
        for source in (
            "class A:\n    workflow = h()\n    def g(self): workflow.execute_activity(f, 1)",
            "def g():\n    workflow = h()\nworkflow.execute_activity(f, 1)",
            "class A:\n    def workflow(self): workflow.execute_activity(f, 1)",
            "[x for workflow in h()]\nworkflow.execute_activity(f, 1)",
            "[x for workflow in workflow.execute_activity(f, 1)]",
            "def g(workflow=workflow.execute_activity(f, 1)): ...",
            "x.workflow = 1\nworkflow.execute_activity(f, 1)",
            "def g():\n    workflow = 1\n    def inner():\n        global workflow\n        workflow.execute_activity(f, 1)",
        ):
            self.check(head + source, X)

    def test_several_meanings(self) -> None:
        for source in (
            "from temporalio import *\nworkflow.execute_activity(f, 1)",
            "try:\n    from temporalio import workflow\nexcept ImportError:\n    workflow = None\n"
            "workflow.execute_activity(f, 1)",
            "from temporalio import workflow\nif x:\n    workflow = y\nworkflow.execute_activity(f, 1)",
            "from temporalio import workflow\nrun = workflow.execute_activity\nrun(f, 1)",
            "from temporalio import workflow\ndef g():\n    wf = workflow\n    wf.execute_activity(f, 1)",
        ):
            self.check(source, ["execute_activity?"])

    def test_re_exports(self) -> None:
        call = "workflow.execute_activity(f, 1)"
        sdk = "from temporalio import workflow"
        self.check(f"from app.sdk import workflow\n{call}", X, {"app/sdk.py": sdk})
        self.check(f"from .sdk import workflow\n{call}", X, {"app/sdk.py": sdk})
        self.check(f"from . import sdk\nsdk.{call}", X, {"app/sdk.py": sdk})
        self.check(f"from sdk import workflow\n{call}", X, {"sdk.py": sdk})
        self.check(f"from ..sdk import workflow\n{call}", X, {"sdk.py": sdk})
        self.check(f"import app.sdk\napp.sdk.{call}", X, {"app/sdk.py": sdk})
        self.check(f"import app.sdk as s\ns.{call}", X, {"app/sdk.py": sdk})
        self.check(f"from app import workflow\n{call}", X, {"app/__init__.py": sdk})
        self.check(f"from lib.sdk import workflow\n{call}", X, {"src/lib/sdk.py": sdk})
        self.check(f"from app.sdk import *\n{call}", X, {"app/sdk.py": sdk})
        self.check(f"from app.sdk import wf as w\nw.{call[9:]}", X, {"app/sdk.py": sdk + " as wf"})
        self.check(
            "from app.sdk import go\ngo(f, 1)",
            X,
            {"app/sdk.py": "from temporalio.workflow import execute_activity as go"},
        )
        chain = {"app/one.py": "from .two import *", "app/two.py": sdk}
        self.check(f"from app.one import workflow\n{call}", X, chain)

    def test_no_re_exports(self) -> None:
        call = "workflow.execute_activity(f, 1)"
        self.check(f"from app.sdk import workflow\n{call}", [], {"app/sdk.py": "workflow = object()"})
        self.check(
            f"from app import workflow\n{call}", [], {"app/workflow.py": "def execute_activity(f, x): ..."}
        )
        hidden = "from temporalio import workflow\n__all__ = ['x']"
        self.check(f"from app.sdk import *\n{call}", [], {"app/sdk.py": hidden})
        loop = {"app/one.py": "from .two import *", "app/two.py": "from .one import *"}
        self.check(f"from app.one import workflow\n{call}", [], loop)
        self.check("def execute_activity(f, x): ...\nexecute_activity(f, 1)", [])

    def test_inside_the_sdk_itself(self) -> None:
        sdk = {"temporalio/__init__.py": "", "temporalio/workflow/_a.py": "def execute_activity(a, arg): ..."}
        sdk["temporalio/workflow/__init__.py"] = "from ._a import execute_activity"
        for path, source in (
            ("temporalio/x.py", "from . import workflow\nworkflow.execute_activity(f, 1)"),
            ("temporalio/x.py", "from .workflow import execute_activity\nexecute_activity(f, 1)"),
            ("temporalio/workflow/_b.py", "from ._a import execute_activity\nexecute_activity(f, 1)"),
            ("temporalio/workflow/_c.py", "def execute_activity(a, arg): ...\nexecute_activity(f, 1)"),
            ("tests/x.py", "import temporalio.workflow\ntemporalio.workflow.execute_activity(f, 1)"),
        ):
            self.assertEqual(resolved(source, sdk, path), X, source)

    def test_all_twelve_and_the_others(self) -> None:
        verbs = [
            f"{verb}_{local}activity{kind}"
            for verb in ("execute", "start")
            for local in ("", "local_")
            for kind in ("", "_class", "_method")
        ]
        names = [*verbs, "execute_child_workflow", "start_child_workflow", "continue_as_new"]
        lines = "".join(f"w.{name}(f, 1, 2)\n" for name in names)
        self.check(
            f"from temporalio import workflow as w\n{lines}w.signal_with_start_workflow(f, 1, 2)", names
        )
        self.assertEqual(len(set(verbs)), 12)


if __name__ == "__main__":
    unittest.main()
