from dataclasses import dataclass
from typing import Dict

from pydantic import BaseModel, ConfigDict
from temporalio import workflow


@dataclass
class Tested:
    number: int


@dataclass
class Guarded:
    number: int


@dataclass
class Called:
    number: int


class Loose(BaseModel):
    model_config = ConfigDict(frozen=True, protected_namespaces=())

    model_id: str
    extras: Dict[str, object] | None = None


@workflow.defn
class TestedWorkflow:
    @workflow.run
    async def run(self, tested: Tested) -> None: ...


@workflow.defn
class TestedTwiceWorkflow:
    @workflow.run
    async def run(self, tested: Tested) -> None: ...


@workflow.defn
class GuardedWorkflow:
    @workflow.run
    async def run(self, guarded: Guarded) -> None: ...


@workflow.defn
class CalledWorkflow:
    @workflow.run
    async def run(self, called: Called) -> None: ...


@workflow.defn
class LooseWorkflow:
    @workflow.run
    async def run(self, loose: Loose) -> None: ...


@workflow.defn
class LooseTwiceWorkflow:
    @workflow.run
    async def run(self, loose: Loose) -> None: ...
