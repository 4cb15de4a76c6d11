from dataclasses import dataclass
from datetime import timedelta

from temporalio import activity, workflow

T = timedelta(seconds=30)


@activity.defn
async def load_rows(offset: int, size: int) -> list[str]: ...


@activity.defn
async def store(row: str) -> bool: ...


@dataclass
class Page:
    ids: list[str]
    next_cursor: str | None


@dataclass
class Sync:
    account: str
    cursor: str | None = None
    copied: int = 0


@activity.defn
async def list_page(account: str, cursor: str | None) -> Page: ...


@workflow.defn
class CopyOne:
    @workflow.run
    async def run(self, row_id: str) -> bool:
        return await workflow.execute_activity(store, args=[row_id], start_to_close_timeout=T)


@workflow.defn
class CopyAll:
    @workflow.run
    async def run(self, sync: Sync) -> int:
        cursor = sync.cursor
        copied = sync.copied
        while True:
            page = await workflow.execute_activity(
                list_page, args=[sync.account, cursor], start_to_close_timeout=T
            )
            for row_id in page.ids:
                await workflow.execute_child_workflow(CopyOne.run, args=[row_id])
                copied += 1
            cursor = page.next_cursor
            if cursor is None:
                break
            if workflow.info().is_continue_as_new_suggested():
                workflow.continue_as_new(Sync(sync.account, cursor=cursor, copied=copied))
        return copied
