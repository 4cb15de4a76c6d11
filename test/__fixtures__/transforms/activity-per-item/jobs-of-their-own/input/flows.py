import asyncio
from datetime import timedelta

from temporalio import activity, workflow

SHORT = timedelta(seconds=30)
LONG = timedelta(minutes=5)


@activity.defn
async def process(item: str) -> str:
    return item


@workflow.defn
class Long:
    @workflow.run
    async def run(self, items: list[str]) -> None:
        for item in items:
            await workflow.execute_activity(process, args=[item], start_to_close_timeout=LONG)
        for item in items:
            await workflow.execute_activity(process, args=[item], start_to_close_timeout=timedelta(minutes=4, seconds=60))
        # Not long enough, not known, and days that were meant as seconds.
        for item in items:
            await workflow.execute_activity(process, args=[item], start_to_close_timeout=timedelta(minutes=4))
        for item in items:
            await workflow.execute_activity(process, args=[item], start_to_close_timeout=timedelta(minutes=len(item)))
        for item in items:
            await workflow.execute_activity(process, args=[item], start_to_close_timeout=timedelta(60))


@workflow.defn
class Waiting:
    def __init__(self) -> None:
        self.answers: list[str] = []

    @workflow.run
    async def run(self, items: list[str]) -> None:
        for item in items:
            await workflow.execute_activity(process, args=[item], start_to_close_timeout=SHORT)
            await workflow.wait_condition(lambda: len(self.answers) > 1)
        for item in items:
            await workflow.execute_activity(process, args=[item], start_to_close_timeout=SHORT)
            await asyncio.sleep(60)
        for item in items:
            await workflow.execute_activity(process, args=[item], start_to_close_timeout=SHORT)
            await self.answer(item)
        # The waiting is over when the loop begins.
        await self.answer("")
        for item in items:
            await workflow.execute_activity(process, args=[item], start_to_close_timeout=SHORT)
            self.note(item)

    async def answer(self, item: str) -> None:
        await workflow.wait_condition(lambda: item in self.answers)

    def note(self, item: str) -> None:
        workflow.logger.info("%s", item)


@workflow.defn
class FannedOut:
    @workflow.run
    async def run(self, items: list[str]) -> None:
        await asyncio.gather(
            *[workflow.execute_activity(process, args=[item], start_to_close_timeout=SHORT) for item in items]
        )
        tasks = []
        for item in items:
            tasks.append(workflow.execute_activity(process, args=[item], start_to_close_timeout=SHORT))
        if tasks:
            await asyncio.gather(*tasks, return_exceptions=True)
        handles = [workflow.start_activity(process, args=[item], start_to_close_timeout=SHORT) for item in items]
        await asyncio.gather(*handles)
        more = []
        for item in items:
            handle = workflow.start_activity(process, args=[item], start_to_close_timeout=SHORT)
            more.append(handle)
        await asyncio.wait(more)
        async with asyncio.TaskGroup() as group:
            for item in items:
                group.create_task(workflow.execute_activity(process, args=[item], start_to_close_timeout=SHORT))


@workflow.defn
class FannedOutAndLookedAt:
    @workflow.run
    async def run(self, items: list[str]) -> int:
        found = await asyncio.gather(
            *[workflow.execute_activity(process, args=[item], start_to_close_timeout=SHORT) for item in items]
        )
        tasks = []
        for item in items:
            tasks.append(workflow.execute_activity(process, args=[item], start_to_close_timeout=SHORT))
        await asyncio.gather(*tasks)
        done = [task for task in tasks if task]
        for item in items:
            await asyncio.gather(workflow.execute_activity(process, args=[item], start_to_close_timeout=SHORT))
        return len(found) + len(done)
