import asyncio
from datetime import timedelta
from temporalio import workflow
from helpers import background, record, stream

T = timedelta(seconds=5)


async def plain() -> None: ...


def script() -> None:
    asyncio.run(plain())


async def elsewhere() -> None:
    plain()


@workflow.defn
class Order:
    @workflow.run
    async def run(self, order: str) -> None:
        await workflow.execute_activity("charge", args=[order], start_to_close_timeout=T)
        workflow.start_activity("charge", args=[order], start_to_close_timeout=T)
        later = workflow.execute_activity("charge", args=[order], start_to_close_timeout=T)
        asyncio.create_task(plain())
        self._tasks.append(plain())
        self.kept = workflow.sleep(4)
        asyncio.gather(plain(), plain())
        background(order)
        record(order)
        stream(order)
        workflow.logger.info("x")
        await later
        return None

    def sleep(self, seconds: int) -> None: ...

    @workflow.signal
    def nap(self) -> None:
        self.sleep(3)
