from datetime import timedelta

from pydantic import BaseModel
from temporalio import activity, workflow


class Scale(BaseModel):
    unit: str


class Parcel(BaseModel):
    number: int
    scale: Scale


class Weight(BaseModel):
    grams: int


@activity.defn
async def find(number: int) -> str:
    return f"shelf {number}"


@activity.defn
async def weigh(shelf: str, scale: Scale, tries: int) -> Weight:
    return Weight(grams=tries)


@workflow.defn
class WeighParcel:
    @workflow.run
    async def run(self, parcel: Parcel) -> Weight:
        shelf = await workflow.execute_activity(
            find, args=[parcel.number], start_to_close_timeout=timedelta(seconds=30)
        )
        return await workflow.execute_activity(
            weigh, args=[shelf, parcel.scale, 3], start_to_close_timeout=timedelta(seconds=30)
        )
