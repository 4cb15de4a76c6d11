"""What the shop's web application calls."""

from temporalio.client import Client, WorkflowHandle
from temporalio.common import WorkflowIDConflictPolicy

from legacy.models import Channel, LoyaltyState, Order, RefundRequest, StatementBatch
from legacy.worker import TASK_QUEUE
from legacy.workflows import (
    LoyaltyAccount,
    MonthlyStatements,
    OrderWorkflow,
    RefundWorkflow,
)


async def place_order(client: Client, order: Order, channel: Channel) -> str:
    return await client.execute_workflow(
        OrderWorkflow.run,
        args=[order, channel],
        id=f"order-{order.order_id}",
        task_queue=TASK_QUEUE,
    )


async def refund(client: Client, receipt_id: str, amount_cents: int) -> str:
    # Asking again for a refund that is still running waits for that one.
    return await client.execute_workflow(
        RefundWorkflow.run,
        RefundRequest(receipt_id, amount_cents),
        id=f"refund-{receipt_id}",
        task_queue=TASK_QUEUE,
        id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
    )


async def send_statements(client: Client, month: str) -> int:
    return await client.execute_workflow(
        MonthlyStatements.run,
        StatementBatch(),
        id=f"statements-{month}",
        task_queue=TASK_QUEUE,
    )


async def open_account(
    client: Client, customer_id: str
) -> WorkflowHandle[LoyaltyAccount, int]:
    return await client.start_workflow(
        LoyaltyAccount.run,
        LoyaltyState(customer_id),
        id=f"loyalty-{customer_id}",
        task_queue=TASK_QUEUE,
    )
