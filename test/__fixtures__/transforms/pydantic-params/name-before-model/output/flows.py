import enum

from pydantic import BaseModel
from temporalio import workflow
from temporalio.client import ScheduleActionStartWorkflow

ACTION = ScheduleActionStartWorkflow(
    "Flow", args=[{"a": "a", "b": 1}], id="x", task_queue="q"
)


class Color(enum.Enum):
    a = 1
    b = 2


class FlowRequest(BaseModel):
    """The input of Flow."""

    a: str
    b: int


@workflow.defn
class Flow:
    @workflow.run
    async def run(self, request: FlowRequest) -> str:
        match request.a:
            case Color.a:
                return request.b
            case Color(b=1):
                return request.a
        return f"{request.a}{request.b}"


async def test_x(client):
    class InnerRequest(BaseModel):
        """The input of Inner."""

        a: str
        b: int

    @workflow.defn
    class Inner:
        @workflow.run
        async def run(self, request: InnerRequest) -> str:
            return f"{request.a}{request.b}"


async def test_y(client):
    await client.execute_workflow(
        "Inner", args=[{"a": "a", "b": 1}], id="x", task_queue="q"
    )
