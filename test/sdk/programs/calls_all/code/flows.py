from dataclasses import dataclass
from datetime import timedelta

from temporalio import activity, workflow

TEN = timedelta(seconds=10)


@dataclass
class Job:
    name: str
    left: int = 0


@activity.defn
async def say(text: str) -> str:
    return f"said {text}"


@workflow.defn
class Listener:
    """Collects what it is told until it is told to stop."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.done = False

    @workflow.run
    async def run(self, job: Job) -> str:
        await workflow.wait_condition(lambda: self.done)
        return f"{job.name} heard {','.join(self.heard)}"

    @workflow.signal
    def tell(self, text: str) -> None:
        self.heard.append(text)

    @workflow.signal
    def stop(self, text: str) -> None:
        self.heard.append(text)
        self.done = True

    @workflow.query
    def starts_with(self, text: str) -> bool:
        return bool(self.heard) and self.heard[0].startswith(text)

    @workflow.update
    async def ask(self, job: Job) -> int:
        self.heard.append(job.name)
        return job.left + len(self.heard)


@workflow.defn
class Countdown:
    @workflow.run
    async def run(self, job: Job) -> str:
        if job.left:
            workflow.continue_as_new(Job(job.name, job.left - 1))
        return await workflow.execute_activity(
            say, job.name, start_to_close_timeout=TEN
        )


@workflow.defn
class Parent:
    @workflow.run
    async def run(self, job: Job) -> list[str]:
        own_id = workflow.info().workflow_id
        counted = await workflow.execute_child_workflow(
            Countdown.run,
            Job(
                name=f"{job.name}-down",
                left=2,
            ),
            id=f"{own_id}-countdown",
        )
        child = await workflow.start_child_workflow(
            Listener.run, arg=Job("child"), id=f"{own_id}-listener"
        )
        await child.signal(Listener.tell, "one")
        external = workflow.get_external_workflow_handle_for(
            Listener.run, f"{own_id}-listener"
        )
        await external.signal(Listener.stop, "two")
        return [counted, await child]
