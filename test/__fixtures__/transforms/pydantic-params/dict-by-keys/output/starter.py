from temporalio.client import Client

from flows import CountRequest, CountWorkflow, ImportRequest, ImportWorkflow


async def main(client: Client, given: dict) -> None:
    await client.execute_workflow(
        ImportWorkflow.run,
        ImportRequest(source="s3://bucket", limit=3, dry=True),
        id="import",
        task_queue="imports",
    )
    await client.execute_workflow(
        ImportWorkflow.run,
        ImportRequest(
            source="s3://other",  # the old bucket
            note="late",
        ),
        id="import-2",
        task_queue="imports",
    )
    await client.execute_workflow(
        CountWorkflow.run,
        CountRequest.model_validate(given),
        id="count",
        task_queue="imports",
    )
    await client.execute_workflow(
        "AskWorkflow", {"verbose": True}, id="ask", task_queue="imports"
    )


async def test_import() -> None:
    assert await ImportWorkflow().run(ImportRequest(source="x")) == 1
