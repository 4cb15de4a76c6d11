from typing import Optional

from pydantic import BaseModel
from temporalio import workflow


class GreetRequest(BaseModel):
    """The input of GreetWorkflow."""

    name: Optional[str] = None
    title: Optional[str] = None


@workflow.defn
class GreetWorkflow:
    @workflow.run
    async def run(self, request: GreetRequest = GreetRequest()) -> str:
        return f"Hello, {request.title} {request.name}"
