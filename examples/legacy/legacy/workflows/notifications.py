from datetime import timedelta

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from legacy import activities
    from legacy.models import Channel, Notification


@workflow.defn
class NotifyCustomer:
    @workflow.run
    async def run(self, customer_id: str, channel: Channel, subject: str) -> str:
        if channel == Channel.SMS:
            phone = await workflow.execute_local_activity(
                activities.find_phone,
                customer_id,  # the lookup is fast: no need for a task of its own
                start_to_close_timeout=timedelta(seconds=5),
            )
            if phone is None:
                channel = Channel.EMAIL
        notification = Notification(customer_id, channel, subject)
        return await workflow.execute_activity(
            activities.send_notification,
            arg=notification,
            start_to_close_timeout=timedelta(seconds=30),
        )
