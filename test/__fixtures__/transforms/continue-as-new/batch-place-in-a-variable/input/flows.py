from dataclasses import dataclass
from datetime import timedelta

from temporalio import activity, workflow

T = timedelta(seconds=30)


@activity.defn
async def load_rows(offset: int, size: int) -> list[str]: ...


@activity.defn
async def store(row: str) -> bool: ...


@dataclass
class Progress:
    found: int = 0


@dataclass
class Removal:
    ids: list[str]
    progress: Progress


async def remove_some(ids: list[str], progress: Progress) -> None:
    progress.found += len(ids)
    for each in ids:
        await workflow.execute_activity(store, args=[each], start_to_close_timeout=T)


@workflow.defn
class RemoveListed:
    @workflow.run
    async def run(self, removal: Removal) -> int:
        progress = removal.progress
        offset = progress.found
        while offset < len(removal.ids):
            await remove_some(removal.ids[offset : offset + 100], progress)
            offset = progress.found
            if workflow.info().is_continue_as_new_suggested():
                workflow.continue_as_new(Removal(ids=removal.ids, progress=progress))
        return progress.found
