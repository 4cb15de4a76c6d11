# wants: continue-as-new
from datetime import timedelta

from pydantic import BaseModel
from temporalio import activity, workflow


class Walk(BaseModel):
    shelf: str
    offset: int = 0


@activity.defn
async def dust(shelf: str, offset: int, count: int) -> int:
    return count


@workflow.defn
class DustShelf:
    @workflow.run
    async def run(self, walk: Walk) -> None:
        done = await workflow.execute_activity(
            dust, args=[walk.shelf, walk.offset, 100], start_to_close_timeout=timedelta(minutes=5)
        )
        if done == 100:
            workflow.continue_as_new(args=[Walk(shelf=walk.shelf, offset=walk.offset + 100)])
