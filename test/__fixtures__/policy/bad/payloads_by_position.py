# wants: args-list
from datetime import timedelta

from pydantic import BaseModel
from temporalio import activity, workflow


class Parcel(BaseModel):
    number: int
    street: str


@activity.defn
async def weigh(number: int) -> int:
    return number


@activity.defn
async def label(number: int, street: str) -> None: ...


@workflow.defn
class SendParcel:
    @workflow.run
    async def run(self, parcel: Parcel) -> int:
        weight = await workflow.execute_activity(weigh, parcel.number, start_to_close_timeout=timedelta(minutes=1))
        await workflow.execute_activity(
            label, parcel.number, parcel.street, start_to_close_timeout=timedelta(minutes=1)
        )
        return weight
