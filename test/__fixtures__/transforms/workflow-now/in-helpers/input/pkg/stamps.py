from datetime import datetime, timezone
import time

from temporalio import activity, workflow


def stamp() -> float:
    return inner()


def inner() -> float:
    return time.time()


def late() -> datetime:
    if workflow.in_workflow():
        return workflow.now()
    return datetime.now(timezone.utc)


class Clock:
    def read(self) -> float:
        return time.time() if not workflow.unsafe.is_replaying() else 0


@activity.defn
async def work() -> float:
    return time.time()
