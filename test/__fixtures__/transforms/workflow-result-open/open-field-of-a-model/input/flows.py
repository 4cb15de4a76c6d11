from dataclasses import dataclass
from typing import Any

from temporalio import workflow


@dataclass
class Report:
    title: str
    notes: dict[str, Any]


@workflow.defn
class Write:
    @workflow.run
    async def run(self, title: str) -> Report:
        return Report(title, {})
