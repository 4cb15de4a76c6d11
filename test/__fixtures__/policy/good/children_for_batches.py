from datetime import timedelta

from pydantic import BaseModel
from temporalio import activity, workflow


class Batch(BaseModel):
    shelf: str
    size: int
    at_once: int


class Dusted(BaseModel):
    books: int
    torn: int
    last: bool = False


@activity.defn
async def find_books(shelf: str, size: int) -> list[str]:
    return []


@activity.defn
async def dust_books(book_ids: list[str]) -> Dusted:
    return Dusted(books=len(book_ids), torn=0)


@workflow.defn
class DustBatch:
    @workflow.run
    async def run(self, batch: Batch) -> Dusted:
        book_ids = await workflow.execute_activity(
            find_books, args=[batch.shelf, batch.size], start_to_close_timeout=timedelta(minutes=1)
        )
        if not book_ids:
            return Dusted(books=0, torn=0, last=True)
        torn = 0
        for start in range(0, len(book_ids), batch.at_once):
            part = book_ids[start : start + batch.at_once]
            dusted = await workflow.execute_activity(
                dust_books, args=[part], start_to_close_timeout=timedelta(hours=1)
            )
            torn += dusted.torn
        return Dusted(books=len(book_ids), torn=torn)


class Shelf(BaseModel):
    name: str
    batch_size: int = 1000


class Summary(BaseModel):
    books: int
    torn: int


@workflow.defn
class DustShelf:
    @workflow.run
    async def run(self, shelf: Shelf) -> Summary:
        books = torn = index = 0
        while True:
            workflow.logger.info("batch %s", index)
            dusted = await workflow.execute_child_workflow(
                DustBatch.run,
                args=[Batch(shelf=shelf.name, size=shelf.batch_size, at_once=100)],
                id=f"{workflow.info().workflow_id}_batch_{index}",
                execution_timeout=timedelta(hours=2),
            )
            if dusted.last:
                break
            books += dusted.books
            torn += dusted.torn
            index += 1
        return Summary(books=books, torn=torn)
