from dataclasses import dataclass

from temporalio import workflow


@dataclass
class Order:
    id: str
    cents: int


async def pay(charge, order_id, cents, **options):
    await workflow.execute_activity(
        charge,
        Order(
            id=order_id,
            cents=cents,
        ),
        **options,
    )
    await workflow.execute_activity(
        charge,
        [
            order_id,
            cents,
        ],
        **options,
    )
    await workflow.execute_activity(
        charge,
        arg=Order(
            id=order_id,
            cents=cents,
        ),
        **options,
    )
    await workflow.execute_activity(
        charge,
        order_id,
        [
            Order(
                id=order_id,
                cents=cents,
            ),
            None,
        ],
        cents + 1,
        **options,
    )
