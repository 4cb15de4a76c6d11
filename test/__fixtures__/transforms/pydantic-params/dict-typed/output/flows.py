from typing import Any

from pydantic import BaseModel
from temporalio import workflow


class JobRequest(BaseModel):
    """The input of JobWorkflow."""

    name: Any
    size: Any = 0


@workflow.defn
class JobWorkflow:
    @workflow.run
    async def run(self, job: JobRequest) -> str:
        return f"{job.name} {job.size}"
