from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from temporalio.workflow import start_activity

    from activities import charge


async def pay(order_id: str, cents: int, **options) -> None:
    start_activity(charge, order_id, cents, **options)
