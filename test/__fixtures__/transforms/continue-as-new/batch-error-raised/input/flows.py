from dataclasses import dataclass
from datetime import timedelta

from temporalio import activity, workflow

T = timedelta(seconds=30)


@activity.defn
async def load_rows(offset: int, size: int) -> list[str]: ...


@activity.defn
async def store(row: str) -> bool: ...


from temporalio.workflow import ContinueAsNewError


@workflow.defn
class Raises:
    @workflow.run
    async def run(self, offset: int) -> None:
        try:
            rows = await workflow.execute_activity(
                load_rows, args=[offset, 5], start_to_close_timeout=T
            )
        except workflow.ContinueAsNewError:
            raise
        if len(rows) > 3:
            raise ContinueAsNewError(offset + 5)
        raise workflow.ContinueAsNewError
