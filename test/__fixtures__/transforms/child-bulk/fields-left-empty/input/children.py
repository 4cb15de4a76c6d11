from dataclasses import dataclass, field

from temporalio import workflow


@dataclass
class Request:
    key: str
    earlier: tuple[dict, ...] = ()
    known: list[dict] = field(default_factory=list)


@dataclass
class Filled:
    rows: list[dict]


@workflow.defn
class Share:
    @workflow.run
    async def run(self, request: Request) -> int:
        return 0


@workflow.defn
class Whole:
    @workflow.run
    async def run(self, filled: Filled) -> int:
        return 0
