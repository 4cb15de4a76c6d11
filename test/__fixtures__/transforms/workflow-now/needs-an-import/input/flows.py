from datetime import datetime, timezone

from temporalio.workflow import defn, run


@defn
class Order:
    @run
    async def run(self) -> None:
        self.started = datetime.now(timezone.utc)


@defn
class Shadowed:
    @run
    async def run(self, workflow: str) -> None:
        self.started = datetime.now(timezone.utc)
