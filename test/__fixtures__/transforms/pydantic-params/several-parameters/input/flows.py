from datetime import timedelta

from temporalio import workflow

from activities import send


@workflow.defn
class SendEmailWorkflow:
    @workflow.run
    async def run(self, user_id: str, email: str, template: str = "plain") -> bool:
        """Sends one mail."""
        return await workflow.execute_activity(
            send,
            args=[user_id, email, template],
            start_to_close_timeout=timedelta(seconds=5),
        )
