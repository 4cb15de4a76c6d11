from datetime import timedelta

from pydantic import BaseModel
from temporalio import activity, workflow


class Harvest(BaseModel):
    farm: str
    crates_location: str


class Sorting(BaseModel):
    location: str
    sorted: int
    spoiled: int


@activity.defn
async def sort_crates(crates_location: str) -> Sorting:
    return Sorting(location=crates_location + ".sorted", sorted=0, spoiled=0)


@workflow.defn
class SortHarvest:
    @workflow.run
    async def run(self, harvest: Harvest) -> Sorting:
        return await workflow.execute_activity(
            sort_crates, args=[harvest.crates_location], start_to_close_timeout=timedelta(minutes=5)
        )
