from pydantic import BaseModel
from temporalio import workflow


class Summary(BaseModel):
    total: int
    failed_ids: list[int]
    location: str


@workflow.defn
class SummaryFlow:
    @workflow.run
    async def run(self, day: str) -> Summary:
        return Summary(total=0, failed_ids=[], location="s3://results")
