from datetime import datetime, timezone

from temporalio import workflow
from temporalio.workflow import defn, run


@defn
class Order:
    @run
    async def run(self) -> None:
        self.started = workflow.now()


@defn
class Shadowed:
    @run
    async def run(self, workflow: str) -> None:
        self.started = datetime.now(timezone.utc)
