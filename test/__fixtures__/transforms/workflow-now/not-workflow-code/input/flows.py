import time
from datetime import datetime, timezone

from temporalio import activity, workflow


class Clock:
    def now(self, zone=None) -> int:
        return 1

    def time(self) -> int:
        return 2


def run_all() -> None:
    print(datetime.now())


@activity.defn
async def work() -> float:
    return time.time()


@workflow.defn
class Order:
    @activity.defn
    async def inside(self) -> float:
        return time.time()

    @workflow.run
    async def run(self, clock: Clock) -> None:
        workflow.now()
        clock.now()
        Clock().time()
        with workflow.unsafe.sandbox_unrestricted():
            time.time()
        if not workflow.unsafe.is_replaying():
            print(datetime.now())
        datetime = clock
        datetime.now()
        await workflow.execute_activity(work, start_to_close_timeout=None)


async def main() -> None:
    started = time.time()
