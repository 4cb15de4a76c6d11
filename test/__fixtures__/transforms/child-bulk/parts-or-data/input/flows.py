from dataclasses import dataclass
from datetime import timedelta

from temporalio import activity, workflow


@dataclass
class Page:
    number: int


@dataclass
class Book:
    pages: list[Page]


@activity.defn
async def scan(page: Page) -> None: ...


@workflow.defn
class Scan:
    @workflow.run
    async def run(self, book: Book) -> None:
        for page in book.pages:
            await workflow.execute_activity(scan, args=[page], start_to_close_timeout=timedelta(minutes=1))


@workflow.defn
class Bind:
    @workflow.run
    async def run(self, book: Book) -> None: ...


@workflow.defn
class Print:
    @workflow.run
    async def run(self, book: Book) -> None:
        me = workflow.info().workflow_id
        await workflow.execute_child_workflow(Scan.run, args=[book], id=f"{me}-scan")
        await workflow.execute_child_workflow(Bind.run, args=[book], id=f"{me}-bind")
