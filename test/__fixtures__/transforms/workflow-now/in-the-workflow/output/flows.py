import time
from datetime import datetime, timezone
from zoneinfo import ZoneInfo

from temporalio import workflow

STARTED = datetime.now()


@workflow.defn
class Order:
    def __init__(self) -> None:
        self.made = workflow.now()

    @workflow.run
    async def run(self, zone: timezone, since=datetime.now()) -> None:
        a = workflow.now()
        b = workflow.now().replace(tzinfo=None).isoformat()
        c = workflow.now().astimezone(ZoneInfo("Europe/Vienna"))
        d = workflow.now().replace(tzinfo=None)  # local
        e = workflow.now().date()
        f = workflow.time() - 1
        g = workflow.time_ns()
        h = time.monotonic()
        i = datetime.now(zone)
        j = datetime.now(
            timezone.utc,  # kept
        )
        k = [workflow.now() for _ in range(3)]
        while time.time() < f + 5:
            pass
        while workflow.time() < f + 5:
            await workflow.sleep(1)
        self._log(lambda: workflow.now())

    def _log(self, now) -> None:
        now()
        print_at(workflow.now())


def print_at(when) -> None: ...
