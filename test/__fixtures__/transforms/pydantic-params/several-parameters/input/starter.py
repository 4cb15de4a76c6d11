from temporalio.client import Client

from flows import SendEmailWorkflow


async def main(client: Client, user: str) -> None:
    await client.execute_workflow(
        SendEmailWorkflow.run,
        args=[user, f"{user}@example.com"],
        id="mail",
        task_queue="mails",
    )
    await client.start_workflow(
        SendEmailWorkflow.run,
        args=[
            user,
            "ada@example.com",  # whoever it is
            "festive",
        ],
        id="mail-2",
        task_queue="mails",
    )
