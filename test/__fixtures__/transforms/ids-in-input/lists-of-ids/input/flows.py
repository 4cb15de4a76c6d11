from dataclasses import dataclass
from uuid import UUID

from temporalio import workflow


@dataclass
class Selection:
    user_ids: list[str]
    documents: list[UUID] | None = None


@dataclass
class Request:
    tenant: str
    selection: Selection


@workflow.defn
class Sync:
    @workflow.run
    async def run(self, request: Request) -> int:
        return 0


@workflow.defn
class Direct:
    @workflow.run
    async def run(self, entity_ids: tuple[int, ...]) -> int:
        return 0
