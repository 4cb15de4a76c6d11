from pydantic import BaseModel
from temporalio import workflow


class GreetRequest(BaseModel):
    """The input of GreetWorkflow."""

    name: str
    title: str


@workflow.defn(name="greet")
class GreetWorkflow:
    @workflow.run
    async def run(self, request: GreetRequest) -> str:
        return f"{request.title} {request.name}"
