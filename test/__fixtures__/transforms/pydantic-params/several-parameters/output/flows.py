from datetime import timedelta

from pydantic import BaseModel
from temporalio import workflow

from activities import send


class SendEmailRequest(BaseModel):
    """The input of SendEmailWorkflow."""

    user_id: str
    email: str
    template: str = "plain"


@workflow.defn
class SendEmailWorkflow:
    @workflow.run
    async def run(self, request: SendEmailRequest) -> bool:
        """Sends one mail."""
        return await workflow.execute_activity(
            send,
            args=[request.user_id, request.email, request.template],
            start_to_close_timeout=timedelta(seconds=5),
        )
