from datetime import timedelta

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from legacy.activities import send_notification
    from legacy.models import Channel, LoyaltyState, Notification

GIFT_AT = 100


@workflow.defn
class LoyaltyAccount:
    """Lives as long as the customer does; collects points and sends gifts."""

    @workflow.init
    def __init__(self, state: LoyaltyState) -> None:
        self.state = state

    @workflow.run
    async def run(self, state: LoyaltyState) -> int:
        while True:
            await workflow.wait_condition(self.has_work)
            while self.state.pending:
                await self.book(self.state.pending.pop(0))
            if self.state.closed:
                return self.state.points
            if workflow.info().is_continue_as_new_suggested():
                workflow.continue_as_new(self.state)

    def has_work(self) -> bool:
        return self.state.closed or bool(self.state.pending)

    async def book(self, points: int) -> None:
        before, self.state.points = self.state.points, self.state.points + points
        if before < GIFT_AT <= self.state.points:
            await workflow.execute_activity(
                send_notification,
                Notification(
                    self.state.customer_id,
                    Channel.EMAIL,
                    "A gift for you",
                    body="""\
Dear customer,
  thank you for staying with us.
""",
                ),
                start_to_close_timeout=timedelta(seconds=30),
            )

    @workflow.signal
    def add_points(self, points: int) -> None:
        self.state.pending.append(points)

    @workflow.signal
    def close(self) -> None:
        self.state.closed = True

    @workflow.query
    def customer(self) -> str:
        return self.state.customer_id
