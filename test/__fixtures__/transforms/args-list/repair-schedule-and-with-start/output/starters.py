import temporalio.client
from temporalio.client import (
    Schedule,
    ScheduleActionStartWorkflow,
    ScheduleSpec,
    WithStartWorkflowOperation,
)


def nightly(order_id: str) -> Schedule:
    return Schedule(
        action=ScheduleActionStartWorkflow(
            "Pay",
            args=[
                order_id,
                100,
            ],
            id="nightly",
            task_queue="shop",
        ),
        spec=ScheduleSpec(),
    )


def once(order_id: str):
    start = WithStartWorkflowOperation(
        "Pay", args=[order_id, 1], id="1", task_queue="shop"
    )
    other = temporalio.client.ScheduleActionStartWorkflow("Pay", order_id, id="2")
    return start, other
