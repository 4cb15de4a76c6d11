import asyncio
from datetime import timedelta

from temporalio import workflow
from temporalio.common import RetryPolicy

with workflow.unsafe.imports_passed_through():
    from legacy.activities import open_ticket, price_order, reserve_stock
    from legacy.billing import BillingActivities
    from legacy.models import Channel, Charge, Order, RefundRequest, Ticket
    from legacy.workflows.notifications import NotifyCustomer

TIMEOUT = timedelta(seconds=30)


@workflow.defn
class OrderWorkflow:
    @workflow.run
    async def run(self, order: Order, channel: Channel = Channel.EMAIL) -> str:
        reserved = await asyncio.gather(
            *(
                workflow.execute_activity(
                    reserve_stock, item, start_to_close_timeout=TIMEOUT
                )
                for item in order.items
            )
        )
        if not all(reserved):
            return await workflow.execute_activity(
                open_ticket,
                Ticket(
                    order_id=order.order_id,
                    problem="out of stock",
                ),
                start_to_close_timeout=TIMEOUT,
            )

        total = await workflow.execute_activity(
            price_order, order, start_to_close_timeout=TIMEOUT
        )
        receipt = await workflow.execute_activity_method(
            BillingActivities.charge,
            Charge(
                order_id=order.order_id,
                amount_cents=total,  # the tax is in there
            ),
            start_to_close_timeout=TIMEOUT,
            retry_policy=RetryPolicy(maximum_attempts=3),
        )
        amount = await workflow.execute_local_activity_method(
            BillingActivities.convert,
            receipt.amount_cents,
            start_to_close_timeout=TIMEOUT,
        )
        sent = await workflow.execute_child_workflow(
            NotifyCustomer.run,
            args=[order.customer_id, channel, f"Your order for {amount}"],
            id=f"{workflow.info().workflow_id}-notify",
        )
        await workflow.execute_activity(
            "write-audit-log",
            f"{order.order_id} paid with {receipt.receipt_id}",
            start_to_close_timeout=TIMEOUT,
        )
        return f"{receipt.receipt_id}, {amount}, {sent}"


@workflow.defn
class RefundWorkflow:
    @workflow.run
    async def run(self, request: RefundRequest) -> str:
        receipt = await workflow.execute_activity_method(
            BillingActivities.refund,
            request.receipt_id,
            request.amount_cents,
            start_to_close_timeout=TIMEOUT,
        )
        return f"{receipt.receipt_id}, {receipt.amount_cents}"
