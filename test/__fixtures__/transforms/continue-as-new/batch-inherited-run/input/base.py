from dataclasses import dataclass
from datetime import timedelta

from temporalio import activity, workflow

T = timedelta(seconds=30)


@activity.defn
async def load_rows(offset: int, size: int) -> list[str]: ...


@activity.defn
async def store(row: str) -> bool: ...


class Paged:
    @workflow.run
    async def run(self, offset: int) -> None:
        rows = await self.page(offset)
        if rows:
            workflow.continue_as_new(offset + len(rows))

    async def page(self, offset: int) -> list[str]:
        raise NotImplementedError
