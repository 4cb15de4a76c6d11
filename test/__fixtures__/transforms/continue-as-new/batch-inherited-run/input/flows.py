from dataclasses import dataclass
from datetime import timedelta

from temporalio import activity, workflow

T = timedelta(seconds=30)


@activity.defn
async def load_rows(offset: int, size: int) -> list[str]: ...


@activity.defn
async def store(row: str) -> bool: ...


from base import Paged


@workflow.defn
class PagedRows(Paged):
    async def page(self, offset: int) -> list[str]:
        return await workflow.execute_activity(
            load_rows, args=[offset, 10], start_to_close_timeout=T
        )
