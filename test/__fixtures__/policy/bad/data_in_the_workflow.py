# wants: workflow-params-bulk workflow-result-bulk activity-per-item accumulated-result args-list pydantic-params
from dataclasses import dataclass
from datetime import timedelta

from temporalio import activity, workflow


@dataclass
class Harvest:
    farm: str
    crates: list[dict]


@dataclass
class Sorted:
    crates: list[dict]
    count: int


@activity.defn
async def sort_crate(crate: dict) -> dict:
    return crate


@workflow.defn
class SortHarvest:
    @workflow.run
    async def run(self, harvest: Harvest) -> Sorted:
        sorted_crates = []
        for crate in harvest.crates:
            done = await workflow.execute_activity(sort_crate, crate, start_to_close_timeout=timedelta(minutes=1))
            sorted_crates.append(done)
        return Sorted(crates=sorted_crates, count=len(sorted_crates))
