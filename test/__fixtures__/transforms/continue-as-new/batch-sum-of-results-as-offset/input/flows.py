from dataclasses import dataclass
from datetime import timedelta

from temporalio import workflow


@dataclass
class Copy:
    source: str
    rows: int = 0
    taken: int = 0


@workflow.defn
class CopyRows:
    """The sum is where the next load starts."""

    @workflow.run
    async def run(self, copy: Copy) -> None:
        taken = copy.taken
        for _ in range(50):
            page = await workflow.execute_activity(
                "load", {"source": copy.source, "offset": taken}, start_to_close_timeout=timedelta(minutes=1)
            )
            taken += page.length
            if page.last:
                return
        workflow.continue_as_new(Copy(copy.source, taken=taken))


@workflow.defn
class CopyRowsInOrder:
    """Nothing says what the activity takes it for."""

    @workflow.run
    async def run(self, copy: Copy) -> None:
        taken = copy.taken
        page = await workflow.execute_activity(
            "load", args=[copy.source, taken], start_to_close_timeout=timedelta(minutes=1)
        )
        taken += page.length
        if not page.last:
            workflow.continue_as_new(Copy(copy.source, taken=taken))
