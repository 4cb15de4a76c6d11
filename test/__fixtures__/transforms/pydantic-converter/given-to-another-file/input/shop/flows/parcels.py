from pydantic import BaseModel
from temporalio import workflow


class Parcel(BaseModel):
    weight: int


@workflow.defn
class SendParcel:
    @workflow.run
    async def run(self, parcel: Parcel) -> None: ...
