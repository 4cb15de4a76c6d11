from pydantic import BaseModel, ConfigDict, EmailStr
from temporalio import workflow


class InviteParams(BaseModel):
    """The input of InviteWorkflow."""

    model_config = ConfigDict(protected_namespaces=())

    email: EmailStr
    copy_to: list[str]
    model_name: str
    schema_: str


@workflow.defn
class InviteWorkflow:
    @workflow.run
    async def run(self, request: InviteParams) -> str:
        return f"{request.email} {request.copy_to} {request.model_name} {request.schema_}"
