from dataclasses import dataclass, fields

from temporalio import workflow


@dataclass
class Plain:
    number: int


@dataclass
class Checked:
    number: int

    def __post_init__(self) -> None:
        assert self.number > 0


@dataclass
class Raw:
    content: bytes


@dataclass
class Listed:
    number: int


def names() -> list[str]:
    return [each.name for each in fields(Listed)]


@workflow.defn
class PlainWorkflow:
    @workflow.run
    async def run(self, plain: Plain) -> None: ...


@workflow.defn
class CheckedWorkflow:
    @workflow.run
    async def run(self, checked: Checked) -> None: ...


@workflow.defn
class CheckedAgainWorkflow:
    @workflow.run
    async def run(self, checked: Checked) -> None: ...


@workflow.defn
class RawWorkflow:
    @workflow.run
    async def run(self, raw: Raw) -> None: ...


@workflow.defn
class ListedWorkflow:
    @workflow.run
    async def run(self, listed: Listed) -> None: ...
