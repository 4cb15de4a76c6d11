from datetime import timedelta

from temporalio import activity, workflow


@activity.defn
async def reserve(order: str, amount: int) -> str:
    return f"{order}: {amount} reserved"


@workflow.defn
class ApprovalFlow:
    def __init__(self) -> None:
        self.state = "new"
        self.approved = False

    @workflow.run
    async def run(self, order: str, amount: int, urgent: bool = False) -> str:
        line = await workflow.execute_activity(
            reserve, args=[order, amount], start_to_close_timeout=timedelta(seconds=10)
        )
        self.state = "waiting"
        await workflow.wait_condition(lambda: self.approved)
        return f"{line}, approved, {'urgent' if urgent else 'in time'}"

    @workflow.signal
    def approve(self) -> None:
        self.approved = True

    @workflow.query
    def where(self) -> str:
        return self.state
