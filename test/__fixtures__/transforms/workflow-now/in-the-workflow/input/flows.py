import datetime as dt
import time
from datetime import UTC, date, datetime, timezone
from zoneinfo import ZoneInfo

from temporalio import workflow

STARTED = datetime.now()


@workflow.defn
class Order:
    def __init__(self) -> None:
        self.made = datetime.now(timezone.utc)

    @workflow.run
    async def run(self, zone: timezone, since=datetime.now()) -> None:
        a = datetime.now(tz=UTC)
        b = datetime.utcnow().isoformat()
        c = dt.datetime.now(ZoneInfo("Europe/Vienna"))
        d = datetime.now()  # local
        e = date.today()
        f = time.time() - 1
        g = time.time_ns()
        h = time.monotonic()
        i = datetime.now(zone)
        j = datetime.now(
            timezone.utc,  # kept
        )
        k = [datetime.now(timezone.utc) for _ in range(3)]
        while time.time() < f + 5:
            pass
        while time.time() < f + 5:
            await workflow.sleep(1)
        self._log(lambda: datetime.now(timezone.utc))

    def _log(self, now) -> None:
        now()
        print_at(datetime.now(timezone.utc))


def print_at(when) -> None: ...
