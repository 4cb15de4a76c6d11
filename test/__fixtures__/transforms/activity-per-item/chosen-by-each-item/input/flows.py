from datetime import timedelta

from temporalio import activity, workflow


@activity.defn
async def fry(grams: int) -> None: ...


@activity.defn
async def boil(grams: int) -> None: ...


@workflow.defn
class Cook:
    @workflow.run
    async def run(self, dishes: list[int]) -> None:
        for grams in dishes:
            if grams > 100:
                way = fry
            else:
                way = boil
            await workflow.execute_activity(way, args=[grams], start_to_close_timeout=timedelta(minutes=1))
