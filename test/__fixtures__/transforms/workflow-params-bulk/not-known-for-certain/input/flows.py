from elsewhere import Message, Shape
from temporalio import workflow


class Node:
    """Refers to itself."""

    def __init__(self, parts) -> None:
        self.parts = parts


class Tree:
    left: "Tree"
    name: str


@workflow.defn
class UnknownFlow:
    @workflow.run
    async def run(self, messages: list[Message], shape: Shape, node: Node, tree: Tree, missing: list[Undefined]) -> None:
        ...
