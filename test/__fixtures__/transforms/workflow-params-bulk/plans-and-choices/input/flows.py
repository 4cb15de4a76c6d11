from dataclasses import dataclass
from typing import Any

from temporalio import workflow


@dataclass
class RolloutPhase:
    name: str


@dataclass
class Host:
    name: str


@dataclass
class Plan:
    approval_steps: list[dict[str, Any]]
    missions: list[RolloutPhase]
    requested_engines: list[Host]


@dataclass
class Data:
    step_results: list[dict[str, Any]]
    requests: list[dict[str, Any]]
    hosts: list[Host]


@workflow.defn
class FollowPlan:
    @workflow.run
    async def run(self, plan: Plan) -> None:
        for mission in plan.missions:
            await workflow.execute_activity("start", mission)
        for engine in plan.requested_engines:
            await workflow.execute_activity("start", engine)


@workflow.defn
class ToolChain:
    @workflow.run
    async def run(self, tool_chain: list[dict[str, Any]], stages: list[dict]) -> None:
        pass


@workflow.defn
class WorkOnData:
    @workflow.run
    async def run(self, data: Data) -> None:
        for host in data.hosts:
            await workflow.execute_activity("start", host)
