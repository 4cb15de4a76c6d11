"""Says, with Python's own ast, whether each pair of sources is the rewrite and nothing else.

Reads one JSON list [before, after] a line, writes one JSON string a line: "ok", "before" where the first does not
compile, or what is wrong.
"""

import ast
import json
import sys


class Rewrite(ast.NodeTransformer):
    def visit_Call(self, node):
        self.generic_visit(node)
        if not (isinstance(node.func, ast.Attribute) and node.func.attr == "execute_activity"):
            return node
        given = {keyword.arg for keyword in node.keywords}
        payloads = node.args[1:]
        starred = any(isinstance(payload, ast.Starred) for payload in payloads)
        if payloads and not given & {"arg", "args"} and not (starred and None in given):
            moved = ast.keyword("args", ast.List(payloads, ast.Load()))
            return ast.Call(node.func, node.args[:1], [moved, *node.keywords])
        if not payloads and "arg" in given and "args" not in given:
            keywords = [
                ast.keyword("args", ast.List([k.value], ast.Load())) if k.arg == "arg" else k
                for k in node.keywords
            ]
            return ast.Call(node.func, node.args, keywords)
        return node


def judge(before, after):
    try:
        tree = ast.parse(before)
        compile(before, "before", "exec")
    except (SyntaxError, ValueError):
        return "before"
    try:
        compile(after, "after", "exec")
    except SyntaxError as error:
        return f"after does not compile: {error}"
    expected = ast.dump(Rewrite().visit(tree))
    return "ok" if ast.dump(ast.parse(after)) == expected else "another program"


for line in sys.stdin:
    print(json.dumps(judge(*json.loads(line))))
