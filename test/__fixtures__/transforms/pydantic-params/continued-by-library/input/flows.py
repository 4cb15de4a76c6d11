from temporalio import workflow
from temporalio.contrib.workflow_streams import WorkflowStream

from somewhere import run_agent


@workflow.defn
class Streaming:
    @workflow.init
    def __init__(self, topic: str, seen: int) -> None:
        self.stream = WorkflowStream()

    @workflow.run
    async def run(self, topic: str, seen: int) -> None:
        await self.stream.continue_as_new(lambda state: [topic, seen + 1])


@workflow.defn
class Agent:
    @workflow.run
    async def run(self, prompt: str, state: str | None = None) -> str:
        return await run_agent(prompt, state, continue_as_new_after=10)


@workflow.defn
class Plain:
    @workflow.run
    async def run(self, prompt: str, turns: int) -> None:
        if workflow.info().is_continue_as_new_suggested():
            workflow.continue_as_new(args=[prompt, turns - 1])
