from datetime import timedelta

from pydantic import BaseModel
from temporalio import workflow


class ShipRequest(BaseModel):
    """The input of Ship."""

    parcel: str
    limits: dict


@workflow.defn
class Ship:
    @workflow.run
    async def run(self, request: ShipRequest) -> None:
        await workflow.execute_activity("pack", args=[request.parcel],[**dict(start_to_close_timeout=timedelta(seconds=1)))
