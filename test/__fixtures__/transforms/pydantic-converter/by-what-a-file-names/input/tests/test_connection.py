from temporalio.testing import WorkflowEnvironment


async def test_connection() -> None:
    async with await WorkflowEnvironment.start_local() as env:
        assert env.client
