from temporalio.client import Client
from flows import Flow


async def one(client: Client, x):
    await client.execute_workflow(Flow.run, args=[(x), 1], id="x", task_queue="q")
    await client.execute_workflow(Flow.run, args=[x if x else "y", (yield)], id="x", task_queue="q")
    await client.execute_workflow(Flow.run, args=["a" "b", 1], id="x", task_queue="q")
    await client.execute_workflow(
        Flow.run,
        args=[
            "a"
            "b",
            1
        ],
        id="x", task_queue="q")
    await client.execute_workflow(
        Flow.run,
        args=(
            x,  # type: ignore
            1,  # noqa
        ),
        id="x", task_queue="q")
    await client.execute_workflow(
        Flow.run, args=[x,
                        1], id="x", task_queue="q")
    await client.execute_workflow(Flow.run, \
        x, \
        id="x", task_queue="q")
    await client.execute_workflow(Flow.run, args=[x, \
        1], \
        id="x", task_queue="q"); await client.start_workflow(Flow.run, args=(x, 1,), id="x", task_queue="q")
    await client.execute_workflow(
        Flow.run,
        # who
        x,
        # then
        id="x",
        task_queue="q",
    )
    await client.execute_workflow(
        Flow.run,
        arg=x,  # who
        id="x",
        task_queue="q",
    )
    await client.execute_workflow(
        Flow.run,
        args=[x, 1],  # who
        id="x",
        task_queue="q",
    )
    await client.execute_workflow(
        Flow.run,
        args=[
            """
one
""",
            lambda: 3,
        ],
        id="x",
        task_queue="q",
    )
    await client.execute_workflow(Flow.run, (y := x), id="x", task_queue="q")
    await client.execute_workflow(Flow.run, args=(x,), id="x", task_queue="q")
    await client.execute_workflow(Flow.run, args=[await client.execute_workflow(Flow.run, args=["n", 1], id="x", task_queue="q"), 4], id="x", task_queue="q")
    await client.execute_workflow(Flow.run, await client.execute_workflow(Flow.run, "n", id="x", task_queue="q"), id="x", task_queue="q")
