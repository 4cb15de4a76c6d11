import asyncio

from temporalio import workflow


class Pay:
    async def run(self, charge, ids, **options):
        print(await workflow.execute_activity(charge, ids[0], task_queue=options))
        found = self.convert(await workflow.execute_activity(charge, 1, **options))
        await asyncio.gather(
            *[workflow.execute_activity(charge, each, **options) for each in ids]
        )
        await asyncio.gather(*(workflow.start_activity(charge, n) for n in range(9)))
        await asyncio.gather(
            workflow.start_activity(charge, ids[0], ids[1], ids[2]), self.other(1)
        )
        return {"a": await workflow.execute_activity(charge, found, **options), "b": 1}
