from dataclasses import dataclass
from datetime import timedelta

from temporalio import activity, workflow

T = timedelta(seconds=30)


@activity.defn
async def load_rows(offset: int, size: int) -> list[str]: ...


@activity.defn
async def store(row: str) -> bool: ...


@dataclass
class Slide:
    offset: int
    most: int
    done: int = 0


@workflow.defn
class SlidingWindow:
    def __init__(self) -> None:
        self.open: set[str] = set()
        self.done = 0

    @workflow.signal
    def finished(self, row: str) -> None:
        self.open.discard(row)
        self.done += 1

    @workflow.run
    async def run(self, slide: Slide) -> int:
        request = [slide.offset, 10]
        rows = await workflow.execute_activity(load_rows, args=request, start_to_close_timeout=T)
        for row in rows:
            await workflow.wait_condition(lambda: len(self.open) < 5)
            self.open.add(row)
            await workflow.start_child_workflow("one", row, id=row)
        following = slide.offset + len(rows)
        if following < slide.most:
            workflow.continue_as_new(Slide(offset=following, most=slide.most, done=self.done))
        await workflow.wait_condition(lambda: not self.open)
        return self.done
