from temporalio import workflow


class Pay[T = int]:
    async def run[U = str](self, order: T | U, **options) -> None:
        await workflow.execute_activity("charge", args=[order], **options)
