"""The judge must accept what is right, and each of its checks must be able to fail."""

from __future__ import annotations

import ast
import os
import subprocess
import tempfile
import unittest

import repository
import ruff
from calls import EITHER, LEAVE, MODES, REWRITE, STATE, Mode, expect
from compare import compare
from judge import CHECKS, Judgement, judge
from names import parse
from rewriting import finding, plan, rewrite_all
from trees import copy_repository, differences, read_tree

DEFAULT, ALL, MULTIPLE = MODES

SOURCE = b'''\
# A workflow.
from temporalio import workflow


class Flow:
    async def run(self, name):
        await workflow.execute_activity(greet, name, start_to_close_timeout=t)  # one
        await workflow.start_activity(
            greet,
            name,  # who
            0x10,  # type: ignore
            start_to_close_timeout=t,
        )
        await workflow.execute_local_activity(greet, arg="it's", start_to_close_timeout=t)
        await workflow.execute_activity(greet, args=[name])
        await self.other.execute_activity(greet, name)
        return """
            execute_activity(greet, name)
        """
'''


def broken(old: bytes, new: bytes, mode: Mode = DEFAULT, source: bytes = SOURCE) -> Judgement:
    """Judges a right result in which one piece of text was replaced."""
    before = {"flow.py": source, "other.txt": b"text\n"}
    after, said = rewrite_all(before, mode)
    assert after["flow.py"].count(old) == 1, (old, after["flow.py"].decode())
    after["flow.py"] = after["flow.py"].replace(old, new)
    return judge(before, after, said, mode)


def failed(judgement: Judgement) -> list[int]:
    """The positions in CHECKS of the checks that failed."""
    return [n for n, check in enumerate(CHECKS) if judgement.problems[check]]


CALLS, STAYS, TREE, TOKENS, COMMENTS, LINES, COMPILES, FILES, COUNTS, VERIFIES = range(10)


class Right(unittest.TestCase):
    def test_a_right_result_passes(self) -> None:
        before = {"flow.py": SOURCE, "other.txt": b"text\n"}
        after, said = rewrite_all(before)
        result = judge(before, after, said)
        self.assertEqual(result.problems, {check: [] for check in CHECKS})
        counts = len(result.calls), len(result.rewritten), len(result.left), len(result.others)
        self.assertEqual(counts, (3, 3, 0, 0))
        self.assertEqual(result.changed, ["flow.py"])

    def test_a_stated_reason_is_enough(self) -> None:
        before = {"flow.py": b"from temporalio import workflow\nworkflow.execute_activity(f, 1, args=[])\n"}
        call = parse(before["flow.py"]).body[1].value
        files = [{"path": "flow.py", "status": "clean"}]
        said = plan(files, [finding("flow.py", call, "manual")])
        result = judge(before, before, said)
        self.assertEqual((failed(result), [p.why for p in result.left]), ([], ["manual: because"]))
        for findings in ([], [finding("flow.py", call, "apply")], [finding("else.py", call, "manual")]):
            self.assertIn(CALLS, failed(judge(before, before, plan(files, findings))))

    def test_a_file_that_was_not_read_is_a_reason(self) -> None:
        before = {"flow.py": b"from temporalio import workflow\nworkflow.execute_activity(f, 1)\n"}
        for status, wanted in (("skipped", []), ("failed", []), ("clean", [CALLS])):
            said = plan([{"path": "flow.py", "status": status, "reason": "why"}], [])
            self.assertEqual(failed(judge(before, before, said)), wanted)

    def test_a_failed_fix_covers_the_calls_that_it_touches(self) -> None:
        text = "from temporalio import workflow as w\ns = '\U0001f600'; w.execute_activity(f, w.start_activity(g, 1))\n"
        before = {"flow.py": text.encode()}
        outer = parse(before["flow.py"]).body[2].value
        inner = len(text[: text.index("1)")].encode("utf-16-le")) // 2
        said = finding("flow.py", outer, "failed")
        said["start"]["column"] -= 3  # a smiley is four bytes and one column
        said["fix"] = {"edits": [{"path": "flow.py", "start": inner, "end": inner}]}
        files = [{"path": "flow.py", "status": "clean"}]
        self.assertEqual(failed(judge(before, before, plan(files, [said]))), [VERIFIES])
        said["fix"]["edits"][0]["start"] = 3
        self.assertEqual(failed(judge(before, before, plan(files, [said]))), [CALLS, VERIFIES])

    def test_a_file_beyond_this_python_is_named(self) -> None:
        before = {"flow.py": b"from temporalio import workflow\nworkflow.execute_activity(f, 1\n"}
        result = judge(before, before, plan([{"path": "flow.py", "status": "failed"}], []))
        self.assertEqual((result.unreadable, failed(result)), (["flow.py"], []))


class Wrong(unittest.TestCase):
    def check(
        self, old: bytes, new: bytes, *wanted: int, mode: Mode = DEFAULT, source: bytes = SOURCE
    ) -> None:
        result = failed(broken(old, new, mode, source))
        for check in wanted:
            self.assertIn(check, result, f"{CHECKS[check]!r} accepts {new!r}")
        self.assertTrue(wanted)

    def test_a_call_is_not_rewritten(self) -> None:
        self.check(b"greet, args=[name], start", b"greet, name, start", CALLS, COUNTS)
        self.check(b"""args=["it's"]""", b"""arg="it's\"""", CALLS, COUNTS)

    def test_a_call_is_rewritten_wrongly(self) -> None:
        self.check(b"greet, args=[name], start", b"greet, args=(name,), start", TREE)
        self.check(b"greet, args=[name], start", b"greet, args=[*name], start", TREE)
        self.check(b"greet, args=[name], start", b"greet, args=[], start", TREE)
        self.check(b"greet, args=[name], start", b"greet, args=[[name]], start", TREE)
        self.check(b"args=[name,  # who\n            0x10]", b"args=[0x10,  # who\n            name]", TREE)
        self.check(
            b"args=[name], start_to_close_timeout=t)  # one",
            b"start_to_close_timeout=t, args=[name])  # one",
            TREE,
        )
        self.check(b"(greet, args=[name], start", b"(args=[greet, name], start", STAYS)

    def test_something_else_changed(self) -> None:
        self.check(b"self, name):", b"self, names):", TREE, TOKENS)
        self.check(b"class Flow", b"class  Flow", LINES)
        self.check(b"0x10", b"16", TOKENS)
        self.check(b"""["it's"]""", b"""['it\\'s']""", TOKENS)
        self.check(
            b"            execute_activity(greet, name)\n", b"        execute_activity(greet, name)\n", TREE
        )
        self.check(b"workflow\n\n\nclass", b"workflow\n\nclass", LINES)
        self.check(b'        """\n', b'        """', LINES)

    def test_a_call_is_rewritten_that_should_stay(self) -> None:
        self.check(
            b"self.other.execute_activity(greet, name)",
            b"self.other.execute_activity(greet, args=[name])",
            STAYS,
        )
        one = b"from temporalio import workflow\nworkflow.execute_activity(f, x)\nworkflow.execute_child_workflow(g, y)\nd(h, z, z)\n"
        self.check(b"(g, y)", b"(g, args=[y])", STAYS, source=one)
        self.check(b"(h, z, z)", b"(h, args=[z, z])", STAYS, source=one)
        self.check(b"(f, x)", b"(f, args=[x])", STAYS, mode=MULTIPLE, source=one)
        lone = b"c.start_workflow(f, 1)\n"
        for mode, wanted in ((DEFAULT, [STAYS]), (MULTIPLE, [STAYS]), (ALL, [])):
            files = [{"path": "a.py", "status": "changed"}]
            said = plan(files, [{"path": "a.py", "status": "apply", "start": {"line": 1, "column": 1}}])
            result = judge({"a.py": lone}, {"a.py": lone.replace(b"1", b"args=[1]")}, said, mode)
            self.assertEqual(failed(result), wanted)
            self.assertEqual(len(result.others), 1)

    def test_a_comment_is_lost_or_moved(self) -> None:
        self.check(b"  # one", b"", COMMENTS)
        self.check(b"# A workflow.", b"# A work flow.", COMMENTS, LINES)
        self.check(
            b"name,  # who\n            0x10]", b"name,\n            # who\n            0x10]", COMMENTS
        )
        self.check(
            b"            0x10],  # type: ignore\n",
            b"            0x10],\n            # type: ignore\n",
            COMMENTS,
        )
        self.check(b"name,  # who\n            0x10", b"name, 0x10", COMMENTS)

    def test_a_pragma_loses_its_line(self) -> None:
        source = b"from temporalio import workflow\nworkflow.execute_activity(f, 1, 2)  # noqa\n"
        self.check(b"(f, args=[1, 2])", b"(\n    f, args=[1, 2])", COMMENTS, source=source)
        plain = source.replace(b"noqa", b"why")
        self.assertEqual(failed(broken(b"(f, args=[1, 2])", b"(\n    f, args=[1, 2])", source=plain)), [])

    def test_the_result_does_not_compile(self) -> None:
        self.check(b"greet, args=[name], start", b"greet, args=[name, start", COMPILES, TREE)
        self.check(b"greet, args=[name], start", b"greet, args=[name], args=[name], start", COMPILES)
        self.check(b"return", b"continue", COMPILES)

    def test_line_ends(self) -> None:
        source = SOURCE.replace(b"\n", b"\r\n")
        self.assertEqual(failed(broken(b"# who\r\n", b"# who\r\n", source=source)), [])
        self.check(b"# who\r\n", b"# who\n", LINES, source=source)
        self.check(b"Flow:\r\n", b"Flow:\n", LINES, source=source)

    def test_lines_beside_a_rewritten_call(self) -> None:
        for source in (
            b"if w(f,\n  1): pass\nelse: other( 1 )\n",
            b"for i in w(f, 1):\n    other( 1 )\n",
            b"try: w(f, 1)\nexcept E: other( 1 )\n",
            b"try: other( 1 )\nexcept w(f, 1): pass\n",
            b"match w(f, 1):\n    case 1: other( 1 )\n",
            b"match x:\n    case 1 if w(f, 1): pass\n    case other.x: other( 1 )\n",
            b"@w(f, 1)\ndef g():\n    other( 1 )\n",
            b"def g(x=w(f, 1)):\n    other( 1 )\n",
            b"with w(f, 1) as x:\n    other( 1 )\n",
            b"class A(w(f, 1)):\n    x = other( 1 )\n",
        ):
            right = source.replace(b"w(f, 1)", b"w(f, args=[1])").replace(b"w(f,\n  1)", b"w(f,\n  args=[1])")
            self.assertEqual(
                (compare(source, right).lines, len(compare(source, right).rewrites)), ([], 1), source
            )
            wrong = right.replace(b"other( 1 )", b"other(1)")
            beside = [line for line in source.split(b"\n") if b"other( 1 )" in line and b"w(" not in line]
            self.assertEqual(len(compare(source, wrong).lines), len(beside), source)

    def test_the_plan_does_not_tell(self) -> None:
        before = {"flow.py": SOURCE, "other.txt": b"text\n"}
        for path, data in (
            ("other.txt", b"text"),
            ("new.txt", b""),
            ("other.txt", None),
            ("flow.py", SOURCE),
        ):
            after, said = rewrite_all(before)
            after[path] = data
            after = {p: d for p, d in after.items() if d is not None}
            self.assertIn(FILES, failed(judge(before, after, said)), path)

    def test_the_counts_do_not_add_up(self) -> None:
        before = {"flow.py": SOURCE}
        for name in ("scanned", "changed", "clean", "skipped", "failed"):
            after, said = rewrite_all(before)
            said["summary"][name] += 1
            self.assertIn(COUNTS, failed(judge(before, after, said)), name)
        after, said = rewrite_all(before)
        said["findings"].pop()
        self.assertEqual(failed(judge(before, after, said)), [COUNTS])
        after, said = rewrite_all(before)
        said["findings"][0]["count"] = 2
        self.assertEqual(failed(judge(before, after, said)), [COUNTS])


class Outcomes(unittest.TestCase):
    def outcome(self, call: str, mode: Mode = DEFAULT, name: str = "execute_activity") -> str:
        node = ast.parse(call, mode="eval").body
        assert isinstance(node, ast.Call)
        return expect(node, name, mode).outcome

    def test_activities(self) -> None:
        for call, wanted in (
            ("x(f)", LEAVE),
            ("x(f, t=1)", LEAVE),
            ("x(f, args=[1])", LEAVE),
            ("x(f, **o)", LEAVE),
            ("x(*a, **o)", LEAVE),
            ("x(*a, 1)", LEAVE),
            ("x()", LEAVE),
            ("x(f, 1)", REWRITE),
            ("x(f, None)", REWRITE),
            ("x(f, (1, 2))", REWRITE),
            ("x(f, 1, 2, t=1)", REWRITE),
            ("x(f, 1, **o)", REWRITE),
            ("x(f, *a)", REWRITE),
            ("x(f, *a, 1)", REWRITE),
            ("x(f, arg=1)", REWRITE),
            ("x(arg=1, activity=f)", REWRITE),
            ("x(f, 1, args=[2])", STATE),
            ("x(f, arg=1, args=[2])", STATE),
            ("x(f, 1, arg=2)", STATE),
            ("x(f, *a, **o)", STATE),
            ("x(f, t=1, *a)", STATE),
            ("x(1, activity=f)", STATE),
        ):
            self.assertEqual(self.outcome(call), wanted, call)

    def test_modes(self) -> None:
        child, again = "execute_child_workflow", "continue_as_new"
        for call, name, by_mode in (
            ("x(f, 1)", "start_activity", (REWRITE, REWRITE, LEAVE)),
            ("x(f, arg=1)", "start_activity", (REWRITE, REWRITE, LEAVE)),
            ("x(f, *a)", "start_activity", (REWRITE, REWRITE, STATE)),
            ("x(f, 1, 2)", "start_activity", (REWRITE, REWRITE, REWRITE)),
            ("x(f, 1)", child, (LEAVE, REWRITE, LEAVE)),
            ("x(f, arg=1)", child, (LEAVE, REWRITE, LEAVE)),
            ("x(f, 1, 2)", child, (REWRITE, REWRITE, REWRITE)),
            ("x(f, *a)", child, (STATE, REWRITE, STATE)),
            ("x(1)", again, (LEAVE, REWRITE, LEAVE)),
            ("x(1, 2)", again, (REWRITE, REWRITE, REWRITE)),
            ("x()", again, (LEAVE, LEAVE, LEAVE)),
            ("x(1, workflow=f)", again, (LEAVE, REWRITE, LEAVE)),
        ):
            for mode, wanted in zip(MODES, by_mode):
                self.assertEqual(self.outcome(call, mode, name), wanted, f"{name} {call} {mode.name}")

    def test_a_doubtful_name_may_be_rewritten_or_not(self) -> None:
        source = b"from temporalio import workflow\nif x: workflow = y\nworkflow.execute_activity(f, 1)\n"
        before = {"a.py": source}
        after, said = rewrite_all(before)
        self.assertEqual(failed(judge(before, after, said)), [])
        clean = plan([{"path": "a.py", "status": "clean"}], [])
        result = judge(before, before, clean)
        self.assertEqual((failed(result), len(result.left)), ([], 1))
        self.assertEqual(EITHER, "either")

    def test_a_payload_that_is_rewritten_itself(self) -> None:
        head = b"from temporalio.workflow import execute_activity as w\n"
        before = {"a.py": head + b"w(f, w(g, w(h, arg=1), t=2), *w(i, *a), t=w(j, 3))\n"}
        right = head + b"w(f, args=[w(g, args=[w(h, args=[1])], t=2), *w(i, args=[*a])], t=w(j, args=[3]))\n"
        files = [{"path": "a.py", "status": "changed"}]
        said = plan(
            files, [{"path": "a.py", "status": "apply", "start": {"line": 2, "column": 1}, "count": 5}]
        )
        self.assertEqual(failed(judge(before, {"a.py": right}, said)), [])
        wrong = {"a.py": right.replace(b"args=[1]", b"arg=1")}
        self.assertEqual(failed(judge(before, wrong, said)), [CALLS, COUNTS])

    def test_a_starred_payload_may_need_parentheses(self) -> None:
        before = b"w(f, *a or b)\n"
        self.assertEqual(compare(before, b"w(f, args=[*(a or b)])\n").tokens, [])
        self.assertTrue(compare(before, b"w(f, args=[*(a and b)])\n").tokens)
        self.assertTrue(compare(b"w(f, *(a))\n", b"w(f, args=[*a])\n").tokens)
        for mode, source in ((DEFAULT, b"c.signal(f, *a)\n"), (MULTIPLE, b"c.signal(f, *a)\n")):
            said = plan([{"path": "a.py", "status": "changed"}], [{"path": "a.py", "status": "apply"}])
            after = {"a.py": source.replace(b"*a", b"args=[*a]")}
            self.assertEqual(failed(judge({"a.py": source}, after, said, mode)), [])

    def test_nested_calls(self) -> None:
        before = b"w(f, w(g, 1), (lambda: w(h, *a))(), arg2=w(i, arg=2))\n"
        after = b"w(f, args=[w(g, args=[1]), (lambda: w(h, args=[*a]))()], arg2=w(i, args=[2]))\n"
        result = compare(before, after)
        self.assertEqual((result.tree, result.tokens, len(result.rewrites)), ([], [], 4))
        self.assertEqual([r.index for r in result.rewrites], [1, 1, 1, 1])

    def test_a_star_behind_a_keyword_keeps_its_place(self) -> None:
        self.assertEqual(compare(b"w(f, t=1, *a)\n", b"w(f, t=1, args=[*a])\n").tree, [])
        self.assertTrue(compare(b"w(f, t=1, *a)\n", b"w(f, args=[*a], t=1)\n").tree)


class OnDisk(unittest.TestCase):
    """The checks that need folders, git or ruff."""

    def setUp(self) -> None:
        self.folder = (
            self.enterContext(tempfile.TemporaryDirectory()) if hasattr(self, "enterContext") else None
        )
        if self.folder is None:
            temporary = tempfile.TemporaryDirectory()
            self.addCleanup(temporary.cleanup)
            self.folder = temporary.name

    def write(self, name: str, data: bytes) -> str:
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(data)
        return path

    def test_copies_and_trees(self) -> None:
        self.write("one/.git/HEAD", b"history")
        self.write("one/a/b.py", b"x\r\n")
        os.symlink("b.py", os.path.join(self.folder, "one/a/link.py"))
        source, target = os.path.join(self.folder, "one"), os.path.join(self.folder, "two")
        copy_repository(source, target)
        tree = read_tree(source)
        self.assertEqual(tree, {"a/b.py": b"x\r\n", "a/link.py": b"link to b.py"})
        self.assertEqual(differences(tree, read_tree(target)), [])
        self.write("two/a/b.py", b"x\n")
        self.write("two/c", b"")
        self.assertEqual(differences(tree, read_tree(target)), ["a/b.py", "c"])

    def test_second_run(self) -> None:
        tree = {"a.py": b"1\n"}
        call = ast.parse("f(1)").body[0].value
        again = plan([], [finding("a.py", call, "apply")])
        left = plan([], [finding("a.py", call, "manual")])
        self.assertEqual(repository.second_problems(left, tree, tree), [])
        self.assertEqual(len(repository.second_problems(again, tree, tree)), 1)
        self.assertEqual(len(repository.second_problems(left, tree, {"a.py": b"2\n"})), 1)

    def test_patch(self) -> None:
        after = {"a.py": b"one\ntwo\n"}
        good = b"--- a/a.py\n+++ b/a.py\n@@ -1 +1,2 @@\n one\n+two\n"
        for content, patch, wanted in (
            (b"one\n", good, 0),
            (b"one\n", good.replace(b"+two", b"+too"), 1),
            (b"One\n", good, 1),
            (b"one\n", b"no patch\n", 1),
            (b"one\n", b"", 1),
            (b"one\ntwo\n", b"", 0),
        ):
            with tempfile.TemporaryDirectory(dir=self.folder) as folder:
                subprocess.run(["git", "init", "--quiet", folder], check=True)
                self.write(f"{os.path.basename(folder)}/a.py", content)
                path = self.write("patch.diff", patch)
                self.assertEqual(len(repository.patched(folder, path, after)), wanted, (content, patch))
        self.assertEqual(len(repository.patched(self.folder, "/nowhere", after)), 1)

    def test_exit_codes(self) -> None:
        for code, status, wanted in ((0, "clean", 0), (1, "clean", 1), (2, "clean", 1), (2, "failed", 0)):
            said = plan([{"path": "a.py", "status": status}], [])
            said["exit"] = code
            self.assertEqual(len(repository.problem_of_exit(said)), wanted)

    def test_formatter_and_linter(self) -> None:
        found = ruff.find_ruff()
        if not found:
            self.skipTest("ruff was not found")
        self.write("before/a.py", b"f(1)\n")
        self.write("before/sub/b.py", b"f( 1 )\n")
        self.write("after/a.py", b"f( 1 )\n")
        self.write("after/sub/b.py", b"f(1) \n")
        before, after = (os.path.join(self.folder, name) for name in ("before", "after"))
        paths = ["a.py", "sub/b.py"]
        self.assertEqual(ruff.formatted(found, before, paths), {"a.py": True})
        self.assertEqual(ruff.formatted(found, after, paths), {})
        self.assertIn("+f(1)", ruff.format_diff(found, after, "a.py", True))
        self.write("before/ruff.toml", b"no-such-setting = 1\n")
        self.assertEqual(ruff.formatted(found, before, paths), {"a.py": False})
        outcome = repository.Outcome("name", DEFAULT, Judgement(changed=paths))
        repository.ask_ruff(outcome, found, before, after)
        self.assertEqual((outcome.formatted_before, outcome.formatted_after), ({"a.py"}, set()))
        self.assertEqual(len(outcome.format_diffs), 1)
        self.assertEqual(outcome.checks[repository.LINT], ["sub/b.py: W291 Trailing whitespace (1)"])


if __name__ == "__main__":
    unittest.main()
