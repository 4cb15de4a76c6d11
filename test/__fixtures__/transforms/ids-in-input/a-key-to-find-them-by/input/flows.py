from pydantic import BaseModel
from temporalio import workflow


class Request(BaseModel):
    run_key: str
    batch_size: int
    user_id: str
    names: list[str]


@workflow.defn
class Sync:
    @workflow.run
    async def run(self, request: Request) -> int:
        return 0
