from datetime import timedelta


async def pay(charge, order_id: str) -> None:
    from temporalio import workflow

    soon = timedelta(seconds=30)
    await workflow.execute_activity(
        charge, args=[order_id], start_to_close_timeout=soon
    )


async def other(workflow, charge, order_id: str) -> None:
    await workflow.execute_activity(charge, order_id)


class Payments:
    async def pay(self, charge, order_id: str) -> None:
        from temporalio.workflow import execute_activity as run_activity

        async def inner() -> None:
            await run_activity(charge, args=[order_id], schedule_to_close_timeout=None)

        await inner()
