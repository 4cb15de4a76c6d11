from dataclasses import dataclass
from typing import Any

from temporalio import workflow


@dataclass
class Box:
    box: str


@workflow.defn
class AnyKeysWorkflow:
    @workflow.run
    async def run(self, options: dict[str, Any], retries: int = 3) -> int:
        return len(options) + retries


@workflow.defn
class SameKeyWorkflow:
    @workflow.run
    async def run(self, box: Box, retries: int = 3) -> int:
        return len(box.box) + retries


@workflow.defn
class NotAnnotatedWorkflow:
    @workflow.run
    async def run(self, thing, retries=3) -> int:
        return retries
