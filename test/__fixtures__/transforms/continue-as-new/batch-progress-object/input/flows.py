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
    cursor: str | None = None
    removed: int = 0


@dataclass
class Removal:
    team: int
    progress: Progress | None = None


@dataclass
class Listing:
    names: list[str]
    next_cursor: str | None


@activity.defn
async def listing(team: int, cursor: str | None) -> Listing: ...


async def remove_all(found: Listing, progress: Progress) -> None:
    for name in found.names:
        await workflow.execute_activity(store, args=[name], start_to_close_timeout=T)
        progress.removed += 1
    progress.cursor = found.next_cursor


@workflow.defn
class RemoveOld:
    @workflow.run
    async def run(self, removal: Removal) -> int:
        progress = removal.progress or Progress()
        while True:
            found = await workflow.execute_activity(
                listing, args=[removal.team, progress.cursor], start_to_close_timeout=T
            )
            await remove_all(found, progress)
            if found.next_cursor is None:
                return progress.removed
            if workflow.info().is_continue_as_new_suggested():
                workflow.continue_as_new(Removal(team=removal.team, progress=progress))
