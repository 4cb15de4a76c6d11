# wants: workflow-params-bulk workflow-result-bulk accumulated-result activity-per-item
from datetime import timedelta

from pydantic import BaseModel
from temporalio import activity, workflow


class Crate(BaseModel):
    number: int


class Harvest(BaseModel):
    crates: list[Crate]


class Sorted(BaseModel):
    crates: list[Crate]


@activity.defn
async def sort_crate(crate: Crate) -> Crate:
    return crate


@workflow.defn
class SortHarvest:
    @workflow.run
    async def run(self, harvest: Harvest) -> Sorted:
        done = []
        for crate in harvest.crates:
            done.append(
                await workflow.execute_activity(sort_crate, args=[crate], start_to_close_timeout=timedelta(minutes=1))
            )
        return Sorted(crates=done)
