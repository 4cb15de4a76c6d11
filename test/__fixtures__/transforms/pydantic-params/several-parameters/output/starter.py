from temporalio.client import Client

from flows import SendEmailRequest, SendEmailWorkflow


async def main(client: Client, user: str) -> None:
    await client.execute_workflow(
        SendEmailWorkflow.run,
        args=[SendEmailRequest(user_id=user, email=f"{user}@example.com")],
        id="mail",
        task_queue="mails",
    )
    await client.start_workflow(
        SendEmailWorkflow.run,
        args=[
            SendEmailRequest(
                user_id=user,
                email="ada@example.com",  # whoever it is
                template="festive",
            ),
        ],
        id="mail-2",
        task_queue="mails",
    )
