from pydantic import BaseModel
from temporalio import workflow


class Row(BaseModel):
    key: str


class Share(BaseModel):
    rows: list[Row]


@workflow.defn
class Batch:
    @workflow.run
    async def run(self, share: Share) -> list[Row]:
        return share.rows


@workflow.defn(name="raw-batch")
class RawBatch:
    @workflow.run
    async def run(self, number: int) -> bytes:
        return b""
