import enum

from temporalio import workflow
from temporalio.client import ScheduleActionStartWorkflow

ACTION = ScheduleActionStartWorkflow("Flow", args=["a", 1], id="x", task_queue="q")


class Color(enum.Enum):
    a = 1
    b = 2


@workflow.defn
class Flow:
    @workflow.run
    async def run(self, a: str, b: int) -> str:
        match a:
            case Color.a:
                return b
            case Color(b=1):
                return a
        return f"{a}{b}"


async def test_x(client):
    @workflow.defn
    class Inner:
        @workflow.run
        async def run(self, a: str, b: int) -> str:
            return f"{a}{b}"


async def test_y(client):
    await client.execute_workflow("Inner", args=["a", 1], id="x", task_queue="q")
