from temporalio.client import Client
from flows import Flow, FlowRequest


async def one(client: Client, x):
    await client.execute_workflow(
        Flow.run, args=[FlowRequest(a=(x), b=1)], id="x", task_queue="q"
    )
    await client.execute_workflow(
        Flow.run,
        args=[FlowRequest(a=x if x else "y", b=(yield))],
        id="x",
        task_queue="q",
    )
    await client.execute_workflow(
        Flow.run, args=[FlowRequest(a="a" "b", b=1)], id="x", task_queue="q"
    )
    await client.execute_workflow(
        Flow.run,
        args=[
            FlowRequest(
                a="a"
                "b",
                b=1
            ),
        ],
        id="x", task_queue="q")
    await client.execute_workflow(
        Flow.run,
        args=(
            FlowRequest(
                a=x,  # type: ignore
                b=1,  # noqa
            ),
        ),
        id="x", task_queue="q")
    await client.execute_workflow(
        Flow.run, args=[FlowRequest(a=x,
                        b=1)], id="x", task_queue="q")
    await client.execute_workflow(Flow.run, \
        FlowRequest(a=x), \
        id="x", task_queue="q")
    await client.execute_workflow(Flow.run, args=[FlowRequest(a=x, \
        b=1)], \
        id="x", task_queue="q"); await client.start_workflow(Flow.run, args=(FlowRequest(a=x, b=1),), id="x", task_queue="q")
    await client.execute_workflow(
        Flow.run,
        # who
        FlowRequest(a=x),
        # then
        id="x",
        task_queue="q",
    )
    await client.execute_workflow(
        Flow.run,
        arg=FlowRequest(a=x),  # who
        id="x",
        task_queue="q",
    )
    await client.execute_workflow(
        Flow.run,
        args=[FlowRequest(a=x, b=1)],  # who
        id="x",
        task_queue="q",
    )
    await client.execute_workflow(
        Flow.run,
        args=[
            FlowRequest(
                a="""
one
""",
                b=lambda: 3,
            ),
        ],
        id="x",
        task_queue="q",
    )
    await client.execute_workflow(
        Flow.run, FlowRequest(a=(y := x)), id="x", task_queue="q"
    )
    await client.execute_workflow(
        Flow.run, args=(FlowRequest(a=x),), id="x", task_queue="q"
    )
    await client.execute_workflow(
        Flow.run,
        args=[
            FlowRequest(
                a=await client.execute_workflow(
                    Flow.run, args=[FlowRequest(a="n", b=1)], id="x", task_queue="q"
                ),
                b=4,
            )
        ],
        id="x",
        task_queue="q",
    )
    await client.execute_workflow(
        Flow.run,
        FlowRequest(
            a=await client.execute_workflow(
                Flow.run, FlowRequest(a="n"), id="x", task_queue="q"
            )
        ),
        id="x",
        task_queue="q",
    )
