from dataclasses import dataclass, field
from typing import NamedTuple

from temporalio import workflow


class Line(NamedTuple):
    text: str


@dataclass
class Report:
    total: int
    lines: list[Line] = field(default_factory=list)


@workflow.defn
class ReportFlow:
    @workflow.run
    async def run(self, day: str) -> Report:
        return Report(0)


@workflow.defn
class RawFlow:
    @workflow.run
    async def run(self, day: str) -> bytes | None:
        return None
