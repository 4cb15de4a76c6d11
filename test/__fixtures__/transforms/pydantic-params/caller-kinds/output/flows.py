from pydantic import BaseModel
from temporalio import workflow


class FlowRequest(BaseModel):
    """The input of Flow."""

    a: str
    b: int = 2


@workflow.defn
class Flow:
    @workflow.run
    async def run(self, request: FlowRequest) -> str:
        return f"{request.a}{request.b}"
