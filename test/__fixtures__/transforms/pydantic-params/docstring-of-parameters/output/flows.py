from pydantic import BaseModel
from temporalio import workflow


class InviteRequest(BaseModel):
    """The input of InviteWorkflow."""

    guest: str
    table: int
    note: str = ""


@workflow.defn
class InviteWorkflow:
    @workflow.run
    async def run(self, request: InviteRequest) -> str:
        """Invites a guest, with a note.

        Args:
            guest: who comes.
            table (int): where to sit.
        """
        return f"{request.guest} {request.table} {request.note}"
