from temporalio import workflow

from jobs import run_inline


async def pay(charge, order_id: str, inline: bool, **options) -> None:
    run = workflow.execute_activity
    if inline:
        run = run_inline
    await run(charge, order_id, **options)
