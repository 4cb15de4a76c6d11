import asyncio
from datetime import timedelta

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from legacy.activities import load_customers, send_notification, write_statement
    from legacy.models import Channel, Notification, StatementBatch


@workflow.defn
class MonthlyStatements:
    """Writes to every customer, one batch per run."""

    @workflow.run
    async def run(self, batch: StatementBatch) -> int:
        customers = await workflow.execute_activity(
            load_customers,
            args=[batch.offset, batch.size],
            start_to_close_timeout=timedelta(seconds=30),
        )
        if not customers:
            return batch.sent

        handles = [
            workflow.start_activity(
                write_statement, customer, start_to_close_timeout=timedelta(minutes=1)
            )
            for customer in customers
        ]
        for customer, cents in zip(customers, await asyncio.gather(*handles)):
            await workflow.execute_activity(
                send_notification,
                Notification(customer, Channel.EMAIL, f"You spent {cents} cents"),
                start_to_close_timeout=timedelta(seconds=30),
            )

        workflow.continue_as_new(
            StatementBatch(
                offset=batch.offset + batch.size,
                size=batch.size,
                sent=batch.sent + len(customers),
            )
        )
