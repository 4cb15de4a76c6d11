from datetime import timedelta
from functools import partial
from asgiref.sync import async_to_sync
from temporalio import nexus, workflow
from temporalio.client import Client, Schedule, ScheduleActionStartWorkflow, ScheduleSpec, WithStartWorkflowOperation
from flows import Flow, FlowRequest


async def one(client: Client, x):
    await client.create_schedule(
        "s",
        Schedule(
            action=ScheduleActionStartWorkflow(
                Flow.run, args=[FlowRequest(a=x, b=1)], id="x", task_queue="q"
            ),
            spec=ScheduleSpec(),
        ),
    )
    op = WithStartWorkflowOperation(Flow.run, FlowRequest(a=x), id="x", task_queue="q")
    await client.execute_update_with_start_workflow("u", args=[x, 1], start_workflow_operation=op)
    async_to_sync(client.start_workflow)(
        Flow.run, args=[FlowRequest(a=x, b=1)], id="x", task_queue="q"
    )
    await client.start_workflow(
        Flow.run,
        args=[FlowRequest(a=x, b=1)],
        id="x",
        task_queue="q",
        start_signal="s",
        start_signal_args=[x, 1],
    )
    await client.start_workflow(
        workflow=Flow.run, args=[FlowRequest(a=x, b=1)], id="x", task_queue="q"
    )
    await workflow.signal_with_start_workflow(
        Flow.run, FlowRequest(a=x, b=1), id="x", signal="s"
    )


class Service:
    @nexus.workflow_run_operation
    async def op(self, ctx: nexus.WorkflowRunOperationContext, x: str) -> nexus.WorkflowHandle[str]:
        return await ctx.start_workflow(Flow.run, args=[FlowRequest(a=x, b=1)], id="x")
