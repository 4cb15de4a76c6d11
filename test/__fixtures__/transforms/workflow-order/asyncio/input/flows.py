import asyncio
from asyncio import as_completed
from temporalio import workflow


@workflow.defn
class Order:
    @workflow.run
    async def run(self, tasks: list) -> None:
        await asyncio.wait(tasks)
        for each in as_completed(tasks):
            await each
        await asyncio.gather(*tasks)
        await workflow.wait(tasks)
        await asyncio.wait_for(tasks[0], 3)


async def main(tasks: list) -> None:
    await asyncio.wait(tasks)
