from temporalio.testing import ActivityEnvironment, WorkflowEnvironment


async def test_pay(charge) -> None:
    async with await WorkflowEnvironment.start_time_skipping() as env:
        await env.client.execute_workflow("Pay", "o", 1, id="1", task_queue="a")
        client = env.client
        await client.execute_workflow("Pay", "o", 1, id="1", task_queue="a")
    await ActivityEnvironment().run(charge, "o", 1)


async def test_local(env: WorkflowEnvironment) -> None:
    await env.client.execute_workflow("Pay", "o", 1, id="1", task_queue="a")
