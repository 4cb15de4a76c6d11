"""Callers of a workflow with a bridge: those marked as bad must be refused by a type checker, the others accepted."""

from temporalio.client import Client

from flows import ApprovalFlow, ApprovalFlowRequest


async def good(client: Client) -> str:
    request = ApprovalFlowRequest(order="lamp", amount=20)
    return await client.execute_workflow(
        ApprovalFlow.run, request, id="good", task_queue="rollout"
    )


async def wrong_payload(client: Client) -> None:
    await client.execute_workflow(ApprovalFlow.run, 5, id="bad", task_queue="rollout")  # bad


async def wrong_field() -> None:
    ApprovalFlowRequest(order="lamp", amount=[20])  # bad


async def missing_field() -> None:
    ApprovalFlowRequest(order="lamp")  # bad


async def wrong_result(client: Client) -> int:
    request = ApprovalFlowRequest(order="lamp", amount=20)
    return await client.execute_workflow(ApprovalFlow.run, request, id="bad", task_queue="rollout")  # bad
