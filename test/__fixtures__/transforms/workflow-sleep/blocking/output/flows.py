import time
from time import sleep
from datetime import timedelta
from temporalio import activity, workflow


@activity.defn
async def wait() -> None:
    time.sleep(1)


@workflow.defn
class Order:
    @workflow.run
    async def run(self, pause: timedelta) -> None:
        await workflow.sleep(pause.total_seconds())
        await workflow.sleep(3)
        self._wait()
        await workflow.sleep(4)
        slow()
        [time.sleep(1) for _ in range(3)]

    def _wait(self) -> None:
        time.sleep(2)


def slow() -> None:
    sleep(5)
