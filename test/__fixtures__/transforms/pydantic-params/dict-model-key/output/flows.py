from pydantic import BaseModel, ConfigDict
from temporalio import workflow


class TrainFlowRequest(BaseModel):
    """The input of TrainFlow."""

    model_config = ConfigDict(protected_namespaces=())

    model_id: str
    rounds: int = 1


@workflow.defn
class TrainFlow:
    @workflow.run
    async def run(self, job: TrainFlowRequest) -> str:
        return f"{job.model_id} {job.rounds}"
