from temporalio import workflow


@workflow.defn
class RowsFlow:
    @workflow.run
    async def run(self, rows: list[dict], blob: bytes) -> None:
        ...
